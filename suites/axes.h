/* SPDX-License-Identifier: MIT */
/* The axes that rows share: lists of values, each ended by one without a name. */
#ifndef SUITES_AXES_H
#define SUITES_AXES_H

#include "harness/model/case.h"

/** Before and after StartComplete, for AXIS_LIFE. */
extern const struct axis_value lives[];

/** Registered and never started, and stopped, for AXIS_LIFE. */
extern const struct axis_value outside_a_run[];

/** Buffers that are too small, for AXIS_ROOM; the last one needs an earlier query in the case. */
extern const struct axis_value small_rooms[];

/** The five states (a) to (e) an interface can be in, for AXIS_GIVEN: each adds INTERFACE_FIRST. */
extern const struct axis_value states[];

/** Of those: not enabled (a, d), enabled (b, c, e), unbound (a, b), bound (c, d, e), not both enabled and bound (a, b, d). */
extern const struct axis_value disabled_states[];
extern const struct axis_value enabled_states[];
extern const struct axis_value unbound_states[];
extern const struct axis_value bound_states[];
extern const struct axis_value idle_states[];

/** Enabled and bound, with and without carrier (c, e). */
extern const struct axis_value operating_states[];

/** The five values of StatusType; the four without ADDRESS_CHANGE, for which no structure is documented; and unknown ones. */
extern const struct axis_value status_types[];
extern const struct axis_value bare_status_types[];
extern const struct axis_value unknown_status_types[];

/** InterfaceActive TRUE and FALSE. */
extern const struct axis_value actives[];

/** StatusInfo, for AXIS_INFO: NULL or a binding; bindings of 0 to 1024 addresses; of many; NULL or one address; unreadable. */
extern const struct axis_value infos[];
extern const struct axis_value bindings[];
extern const struct axis_value many_addresses[];
extern const struct axis_value null_or_one[];
extern const struct axis_value null_one_or_unreadable[];
extern const struct axis_value one_or_two[];

/** The four values of NET_INTERFACE_TYPE. */
extern const struct axis_value interface_types[];

/** Indexes at the edges of their range, which no interface of the suite ever has. */
extern const struct axis_value boundary_indexes[];

/** Valid configurations to set: A, which the interface has already, and B. */
extern const struct axis_value valid_configurations[];

/** RegisterProtocol: ids that are none of the candidate's, unless its profile says so. */
extern const struct axis_value foreign_ids[];

/** RegisterProtocol: versions of the router manager that were published, older than these, and newer than 0x500. */
extern const struct axis_value usual_versions[];
extern const struct axis_value older_versions[];
extern const struct axis_value newer_versions[];

/** RegisterProtocol: functionality to be offered, in parts; and so little that hardly a protocol can do with it. */
extern const struct axis_value partial_offers[];
extern const struct axis_value little_offers[];

/** RegisterProtocol: which of its two structures is a NULL pointer. */
extern const struct axis_value null_structures[];

/** Seeds of what is random. */
extern const struct axis_value seeds[];

#endif
