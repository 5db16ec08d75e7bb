/* SPDX-License-Identifier: MIT */
/* Filters, folded tables, links to cases, copying, printing. The page reads well without any of it. */
"use strict";
(() => {
	const form = document.querySelector(".filters");
	const output = form.querySelector("output");
	/* Only a page with folded cases has pools. */
	const pooled = (id) => document.getElementById(id)?.content;
	const rows = pooled("rows")?.children;
	const stories = pooled("stories")?.children;
	const items = [...document.querySelectorAll(".f")];
	const containers = [...document.querySelectorAll(".g")].reverse();
	const texts = new Map();

	/* The pooled rows of a folded case: [index, time or undefined]. */
	const named = (body) => body.dataset.rows.split("|").filter(Boolean).map((row) => row.split("="));

	/* Put a folded case together, when it is opened first. */
	const fill = (details) => {
		const body = details.querySelector(":scope > [data-rows]");
		if (!body)
			return;
		const parts = [...stories[body.dataset.story].cloneNode(true).childNodes];
		const calls = named(body).map(([index, time]) => {
			const row = rows[index].cloneNode(true);
			if (time !== undefined)
				row.querySelector(".time").textContent = time;
			return row;
		});
		if (calls.length) {
			const table = pooled("table").cloneNode(true);
			table.querySelector("tbody").append(...calls);
			parts.push(table);
		}
		body.prepend(...parts);
		delete body.dataset.rows;
	};

	const textOf = (item) => {
		if (!texts.has(item)) {
			const row = item.closest(".row, .group");
			const about = row ? row.querySelector("p, header").textContent : "";
			const body = item.querySelector("[data-rows]");
			const parts = body ? [stories[body.dataset.story], ...named(body).map(([index]) => rows[index])] : [];
			texts.set(item, [item.id, about, item.textContent, ...parts.map((part) => part.textContent)].join(" ").toLowerCase());
		}
		return texts.get(item);
	};

	const has = (item, name, value) => !value || (item.dataset[name] ?? "").split(" ").includes(value);

	const filter = () => {
		const { text, ...named } = Object.fromEntries(new FormData(form));
		const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
		const isActive = terms.length > 0 || Object.values(named).some(Boolean);
		let shown = 0;
		let all = 0;
		for (const item of items) {
			const matches = Object.entries(named).every(([name, value]) => has(item, name, value)) &&
				terms.every((term) => textOf(item).includes(term));
			item.hidden = !matches;
			if (item.classList.contains("c")) {
				all += 1;
				shown += matches;
			}
		}
		for (const container of containers) {
			container.hidden = isActive && !container.querySelector(".f:not([hidden])");
			if (container.tagName !== "DETAILS")
				continue;
			if (isActive && !container.hidden && !container.open) {
				container.open = true;
				container.dataset.opened = "";
			} else if (!isActive && "opened" in container.dataset) {
				container.open = false;
				delete container.dataset.opened;
			}
		}
		output.textContent = isActive ? `${shown} of ${all} ${form.dataset.noun}` : "";
	};

	/* Show the case or requirement that the address names, whatever hides it. */
	const follow = () => {
		let id = location.hash.slice(1);
		try {
			id = decodeURIComponent(id);
		} catch {
			/* Not encoded: taken as it is. */
		}
		const target = id && document.getElementById(id);
		if (!target)
			return;
		if (target.closest("[hidden]")) {
			form.reset();
			filter();
		}
		for (let at = target; at; at = at.parentElement) {
			if (at.tagName === "DETAILS")
				at.open = true;
		}
		target.scrollIntoView();
	};

	const copy = async (button) => {
		const code = button.previousElementSibling;
		try {
			await navigator.clipboard.writeText(code.textContent);
			button.textContent = "Copied";
		} catch {
			getSelection().selectAllChildren(code);
			button.textContent = "Selected";
		}
		setTimeout(() => { button.textContent = "Copy"; }, 2000);
	};

	let waiting = 0;
	form.addEventListener("input", () => {
		clearTimeout(waiting);
		waiting = setTimeout(filter, 120);
	});
	form.addEventListener("reset", () => setTimeout(filter));
	form.addEventListener("submit", (event) => event.preventDefault());
	document.addEventListener("toggle", (event) => event.target.open && fill(event.target), true);
	document.addEventListener("click", (event) => {
		if (event.target.classList.contains("copy"))
			copy(event.target);
		const link = event.target.closest("a[href^='#']");
		if (link && link.hash === location.hash)
			follow();
	});
	addEventListener("hashchange", follow);
	addEventListener("beforeprint", () => {
		for (const details of document.querySelectorAll("details[data-print]:not([open])")) {
			details.open = true;
			details.dataset.printed = "";
		}
	});
	addEventListener("afterprint", () => {
		for (const details of document.querySelectorAll("details[data-printed]")) {
			details.open = false;
			delete details.dataset.printed;
		}
	});

	form.hidden = false;
	for (const command of document.querySelectorAll(".command")) {
		const button = document.createElement("button");
		button.type = "button";
		button.className = "copy";
		button.textContent = "Copy";
		command.append(button);
	}
	filter();
	follow();
})();
