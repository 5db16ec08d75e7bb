/* SPDX-License-Identifier: MIT */
/* What the parts of the judge have in common: one case on its way to a judgement. */
#ifndef HARNESS_JUDGING_H
#define HARNESS_JUDGING_H

#include "harness/judge/judge.h"
#include "harness/base/text.h"

/** Where the protocol stands in its life, as the calls of the case show it. */
enum life { LIFE_NOT_STARTED, LIFE_RUNNING, LIFE_STOP_PENDING, LIFE_STOPPED };

/** Where the words of a message lie in a struct heard; SAVE_* have in the third what fetching the configuration returned. */
enum { MESSAGE_EVENT, MESSAGE_INDEX, MESSAGE_UPDATE_TYPE, MESSAGE_UPDATE_STATUS, MESSAGE_FETCHED = MESSAGE_UPDATE_TYPE };

/** Where the arguments of DemandDialRequest, SetInterfaceReceiveType and, as far as the first goes, ValidateRoute lie. */
enum { ARGUMENT_PROTOCOL, ARGUMENT_INDEX, ARGUMENT_RECEIVE_TYPE, ARGUMENT_ACTIVATE };

/** A case that is being judged. */
struct judging {
	struct judgement *judgement;
	const struct planned_case *planned;
	const struct observation *observation;
	const struct judge_context *context;
	enum life life;
	bool is_start_complete;   /**< the run that is on has had its StartComplete */
	bool has_stopped;         /**< StopProtocol was called, by the case or after it */
	uint32_t first_stop;      /**< the step of the first StopProtocol */
	uint32_t stops_pending;   /**< how often StopProtocol answered that the stop is pending */
	uint32_t stops_announced; /**< ROUTER_STOPPED messages that may stand for a pending stop */
	uint32_t announced_step;  /**< where the last ROUTER_STOPPED was heard */
	bool is_over;             /**< blocked or skipped: what follows only counts for the duties */
	bool has_checked;         /**< the call under test was made and held against what its row expects */
};

/** Add a violation. Its level is that of the requirement, but not above the row's when `is_capped`. Takes over both
 * texts. */
void judging_add(struct judging *judging, enum requirement requirement, bool is_capped, struct text *got,
		 struct text *expected);

/** Drop violations that say what an earlier one says, word for word: a message that comes a hundred times is one
 * defect. */
void judging_drop_repeated(struct judging *judging);

/** Drop violations of what the version of the suite in force does not have. */
void judging_drop_newer(struct judging *judging);

/** Let the violation that was added last count at most at this level. */
void judging_soften(struct judging *judging, enum level level);

/** The same as judging_add() with plain sentences. */
void judging_say(struct judging *judging, enum requirement requirement, bool is_capped, const char *got,
		 const char *expected);

/** Add a violation that something was heard: its words, with `more` behind them. */
void judging_say_heard(struct judging *judging, const struct heard *heard, enum requirement requirement,
		       const char *more, const char *expected);

/** Whether the case made such a call. */
bool judging_makes(const struct judging *judging, enum entry entry);

/** Whether the index is that of an interface that the case may have added. */
bool judging_is_of_case(const struct judging *judging, uint32_t index);

/** Add a remark; takes over the text. */
void judging_remark(struct judging *judging, struct text *remark);

/** End the case as blocked or skipped, unless it has ended before; takes over the text. */
void judging_end(struct judging *judging, enum verdict verdict, struct text *reason);

/** The step that the call makes, or NULL for one that no step asks for: clean-up, and fetching messages. */
const struct call *judging_step(const struct judging *judging, const struct call_observation *call);

/** Whether it is the call under test. */
bool judging_is_tested(const struct judging *judging, const struct call_observation *call);

/** Whether it is a given step. */
bool judging_is_given(const struct judging *judging, const struct call_observation *call);

/** Judge a call that came back, whatever its step is: its code, what it gave, and what it was to wait for or hear. */
void judging_judge_returned(struct judging *judging, const struct call_observation *call);

/** Hold a call that came back against the check of its step. */
void judging_check(struct judging *judging, const struct call_observation *call);

/** What is wrong with what GetEventMessage brought, by the check of its step; nothing when the check holds. */
void judging_check_event(const struct judging *judging, const struct call_observation *call, struct text *wrong);

/** The index of the interface that a step is about. */
uint32_t judging_index(const struct judging *judging, const struct call *step);

/** The first step whose sounds belong to the listening step in that place. */
uint32_t judging_since(const struct planned_case *planned, uint32_t place);

/** What a wrong message is a violation of: the row's requirement where the row is about that, the duty otherwise. */
enum requirement judging_of_message(const struct judging *judging, bool is_about, const struct heard *heard,
				    enum requirement duty);

/** Whether the last run that came to its end has been followed by no other before this was heard. */
bool judging_is_after_stop(const struct judging *judging, const struct heard *heard);

/** What a wrong update is a violation of: DoUpdateServices keeps the contract of DoUpdateRoutes, as one requirement. */
enum requirement judging_of_update(const struct judging *judging, enum requirement requirement);

/** Judge an UPDATE_COMPLETE: `heard` is one of those observed. */
void judging_judge_update(struct judging *judging, const struct heard *heard);

/** Judge a call of a support function. */
void judging_judge_support(struct judging *judging, const struct heard *heard);

/** Judge the routes that were added: whether each was validated before. */
void duties_of_routes(struct judging *judging);

/** Judge a step that looks at the routing table. True when what should hold does. */
bool judging_look_at_routes(struct judging *judging, const struct call_observation *call);

/** Judge a listening step: the updates that ended; calls of a support function; beginnings and ends of receiving. */
bool judging_hear_one_update(struct judging *judging, const struct call_observation *call);
bool judging_hear_updates(struct judging *judging, const struct call_observation *call);
bool judging_hear_asked(struct judging *judging, const struct call_observation *call);
bool judging_hear_balance(struct judging *judging, const struct call_observation *call);

/** Say in `got` what is wrong with a registration, and nothing when the check holds; may end the case as skipped. */
void judging_check_registration(struct judging *judging, struct text *got, enum check check,
				const struct call_observation *call);

/** What is wrong with the answer to GetNeighbors or GetMfeStatus by that check; nothing when it holds, or is about other callbacks. */
void checks_multicast(struct text *got, enum check check, const struct call_observation *call);

/** What is wrong with an answer of a callback of services by that check; nothing when it holds, or is about other callbacks. */
void checks_services(struct text *got, enum check check, const struct call_observation *call);

/** The checks of the MIB callbacks: says in `got` what is wrong, and nothing when the check holds. */
void checks_mib(struct text *got, const struct judging *judging, enum check check, const struct call_observation *call);

/** A walk that ended with a code that is only tolerated is a remark. */
void checks_mib_remark(struct judging *judging, const struct call_observation *call);

/** The duties that hold in every call: documented codes, memory, time, and what may be read from the outputs. */
void duties_of_call(struct judging *judging, const struct call_observation *call);

/** The duties of what the candidate says: messages and support functions. */
void duties_of_heard(struct judging *judging);

/** The same of the support functions that 0x600 adds. */
void duties_of_support_60(struct judging *judging, const struct heard *heard);

/** Judge a step that listens to those. True when it heard what it should. */
bool judging_listen_60(struct judging *judging, const struct call *step);

/** Judge a listening step. True when it heard what it should. */
bool judging_listen(struct judging *judging, const struct call_observation *call);

#endif
