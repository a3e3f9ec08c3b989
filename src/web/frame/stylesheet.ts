import { createHash } from 'node:crypto';

/** The one stylesheet of all pages. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --paper: #fff; --wash: #f5f4ef; --line: #dcd9d0; --edge: #77756d;
  --ink: #1a2123; --quiet: #535b5d;
  --accent: #0b5963; --deep: #063f47; --on: #fff; --focus: #c2410c; --bad: #a8231a;
  --serif: "PT Serif", "Noto Serif", Cambria, Georgia, serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131819; --wash: #1c2325; --line: #364144; --edge: #8a9698;
    --ink: #e6ebeb; --quiet: #a7b2b4;
    --accent: #74c7d0; --deep: #a5dde3; --on: #0b2226; --focus: #ffa45c; --bad: #ff9d92;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  line-height: 1.55; color: var(--ink); background: var(--paper);
}
body { margin: 0; display: flex; flex-direction: column; min-height: 100vh; overflow-wrap: break-word; }
.width { width: 100%; max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; }
.text { max-width: 42rem; }

a { color: var(--accent); text-underline-offset: 0.15em; }
a:hover { color: var(--deep); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100rem; padding: 0.75rem 1.25rem; background: var(--paper); z-index: 1; }
.skip:focus { left: 0; }

.top { border-top: 4px solid var(--accent); border-bottom: 1px solid var(--line); }
.top .width {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.25rem 2rem;
  min-height: 4rem;
}
.top a { display: inline-block; padding: 0.5rem 0; }
.top .brand { color: var(--ink); font: 600 1.375rem/1 var(--serif); letter-spacing: -0.01em; text-decoration: none; }
.languages { display: flex; gap: 1.5rem; }
.languages [aria-current] {
  color: var(--ink); font-weight: 600; text-decoration: none; border-bottom: 3px solid var(--accent);
  padding-bottom: calc(0.5rem - 3px);
}

main { flex: 1; padding: 2.5rem 0 4rem; }
h1 {
  font: 400 clamp(1.75rem, 1.2rem + 2vw, 2.5rem)/1.18 var(--serif); margin: 0 0 1rem; max-width: 46rem;
  text-wrap: balance;
}
h2 { font-size: 1.4rem; line-height: 1.3; margin: 2.75rem 0 1rem; }
p { margin: 0 0 1rem; }
.lead { font-size: 1.15rem; color: var(--quiet); }
.quiet { color: var(--quiet); }
.kept { white-space: pre-line; }
.notice { margin: 0 0 1.5rem; border-left: 5px solid var(--focus); background: var(--wash); padding: 0.75rem 1rem; }
.notice p:last-child { margin: 0; }

.events { list-style: none; padding: 0; margin: 0; }
.events li { padding: 1rem 0; border-top: 1px solid var(--line); }
.events li:last-child { border-bottom: 1px solid var(--line); }
.events a { display: inline-block; font-size: 1.15rem; font-weight: 600; }
.events p { margin: 0.15rem 0 0; }

details { border-top: 1px solid var(--line); }
details:last-of-type { border-bottom: 1px solid var(--line); }
summary { display: flex; gap: 1rem; align-items: baseline; padding: 0.85rem 0; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::after { content: "+"; margin-left: auto; color: var(--accent); font-size: 1.4rem; line-height: 1; }
details[open] summary::after { content: "\\2212"; }
summary:hover .name { text-decoration: underline; text-underline-offset: 0.15em; }
.code { flex: none; min-width: 3.25rem; font-variant-numeric: tabular-nums; color: var(--quiet); }
.unbroken { white-space: nowrap; }
summary .code { font-weight: 600; color: var(--accent); }
summary .name { font-weight: 600; }
.actions { list-style: none; padding: 0; margin: 0 0 1.25rem; }
.actions li { display: flex; gap: 1rem; padding: 0.35rem 0; }

.facts {
  display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; margin: 1.5rem 0;
  border-top: 1px solid var(--line);
}
.facts > div { display: contents; }
.facts dt, .facts dd { margin: 0; padding: 0.65rem 1rem 0.65rem 0; border-bottom: 1px solid var(--line); min-width: 0; }
.facts dt { color: var(--quiet); }
.facts ul { list-style: none; margin: 0; padding: 0; }

form { max-width: 42rem; margin-bottom: 1.5rem; }
fieldset { border: 0; margin: 0 0 1.75rem; padding: 0; min-width: 0; }
.field { margin: 0 0 1.75rem; }
legend, label.heading { display: block; padding: 0; margin: 0 0 0.35rem; font-size: 1.15rem; font-weight: 600; }
.hint { margin: 0 0 0.5rem; color: var(--quiet); }
.choice { display: flex; gap: 0.75rem; align-items: center; min-height: 2.75rem; }
.choice input { flex: none; width: 1.75rem; height: 1.75rem; margin: 0; accent-color: var(--accent); }
.choice label { flex: 1; padding: 0.5rem 0; cursor: pointer; }
textarea, select, input:not([type=radio]):not([type=checkbox]) {
  width: 100%; padding: 0.5rem; border: 1px solid var(--edge); border-radius: 4px; font: inherit; color: inherit;
  background: var(--paper);
}
button {
  min-height: 2.75rem; padding: 0.6rem 1.25rem; border: 1px solid transparent; border-radius: 4px;
  background: var(--accent); color: var(--on); font: inherit; font-weight: 600; cursor: pointer;
}
button:hover { background: var(--deep); }
button.second { background: var(--paper); border-color: var(--edge); color: var(--accent); }
button.second:hover { background: var(--wash); }
button.plain, button.plain:hover {
  min-height: 2.75rem; padding: 0.25rem 0; border: 0; background: none; color: var(--accent); font-weight: 400;
  text-decoration: underline; text-underline-offset: 0.15em;
}
.field input:not([type=radio]):not([type=checkbox]), .field select { max-width: 26rem; min-height: 2.75rem; }
.person { display: flex; gap: 1.5rem; align-items: center; margin: 0 1.5rem 0 auto; max-width: none; }
.person button.plain { padding: 0.5rem 0; }
.entries { list-style: none; padding: 0; margin: 0 0 1.5rem; max-width: 42rem; }
.entries li { padding: 0.75rem 0; border-top: 1px solid var(--line); }
.entries li:last-child { border-bottom: 1px solid var(--line); }
.entries p, .entries form { margin: 0; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; }
.entries .choices { margin-top: 0.5rem; }
.codes { list-style: none; padding: 0; columns: 2; max-width: 26rem; font-size: 1.15rem; line-height: 2; }
/* Cameras read dark on light. */
.qr { display: block; margin: 0 0 1rem; border: 1px solid var(--line); background: #fff; }
.secret { font-size: 1.15rem; overflow-wrap: anywhere; }
.problems { max-width: 42rem; margin: 0 0 2rem; border: 4px solid var(--bad); padding: 1rem 1.25rem; }
.problems h2 { margin: 0 0 0.5rem; font-size: 1.25rem; }
.problems ul { list-style: none; margin: 0; padding: 0; }
.problems li, .problems a { color: var(--bad); font-weight: 600; }
.faulty { border-left: 5px solid var(--bad); padding-left: 1rem; }
.fault { margin: 0 0 0.5rem; color: var(--bad); font-weight: 600; }

.scroll { overflow-x: auto; margin-bottom: 1.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.65rem 1rem 0.65rem 0; border-bottom: 1px solid var(--line); }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.5rem; }
thead th { color: var(--quiet); font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td a { display: inline-block; min-height: 24px; }
pre { white-space: pre-wrap; background: var(--wash); padding: 1rem; margin: 0; font-size: 0.95rem; }
iframe { width: 100%; height: 42rem; border: 1px solid var(--line); background: #fff; color-scheme: light; }

.bottom { background: var(--wash); border-top: 1px solid var(--line); padding: 1rem 0; }
.bottom ul {
  display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; list-style: none; margin: 0; padding: 0;
  align-items: center;
}
.bottom a { display: inline-block; padding: 0.35rem 0; }

@media (max-width: 40rem) {
  .person { margin: 0; }
  .facts { display: block; }
  .facts > div { display: block; border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
  .facts dt, .facts dd { padding: 0.1rem 0; border: 0; }
  th, td { padding-right: 0.5rem; font-size: 0.875rem; }
  td:last-child, th:last-child { padding-right: 0; }
}
@media print {
  .skip, .languages, .bottom, .files { display: none; }
  .scroll { overflow: visible; }
  tr { break-inside: avoid; }
  .top { border: 0; }
  .top a { color: var(--ink); }
}
`.trimStart();

const version = createHash('sha256').update(stylesheet).digest('base64url').slice(0, 12);

/** Its address changes with its content, so that browsers may keep it. */
export const stylesheetAddress = `/assets/colloquy.css?v=${version}`;
