<#ftl strip_whitespace=true>
<#assign proof = view.proof>
<#function yesNo value><#if value?is_boolean><#return value?string("yes", "no")><#else><#return value></#if></#function>
<#macro outcome value><span class="o ${value?lower_case}">${value?lower_case?replace("_", " ")}</span></#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${proof.subject}: ${proof.verdict}</title>
<style>
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --dim: #57606a; --line: #d0d7de; --soft: #f6f8fa;
  --good: #116329; --good-bg: #dafbe1; --bad: #a40e26; --bad-bg: #ffebe9; --odd: #7d4e00; --odd-bg: #fff8c5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --dim: #9198a1; --line: #30363d;
  --soft: #161b22; --good: #7ee2a0; --good-bg: #12301c; --bad: #ffa198; --bad-bg: #3c1618; --odd: #f0c36d;
  --odd-bg: #33270b; } }
body { margin: 2rem auto; max-width: 76rem; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink);
  background: var(--paper); }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); } tbody th { font-weight: 600; white-space: nowrap; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
code, pre { font: 13px/1.45 ui-monospace, monospace; } pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0; }
.hash { overflow-wrap: anywhere; }
.dim { color: var(--dim); overflow-wrap: anywhere; }
.o { display: inline-block; padding: 0 .5rem; border-radius: .8rem; font-weight: 600; background: var(--soft);
  color: var(--dim); }
.pass { color: var(--good); background: var(--good-bg); }
.fail { color: var(--bad); background: var(--bad-bg); }
.inconclusive, .warn, .waived { color: var(--odd); background: var(--odd-bg); }
details summary { cursor: pointer; }
@media print { body { margin: 0; max-width: none; } details > * { display: block; } }
</style>
</head>
<body>
<main>
<h1>${proof.subject}<#if proof.version??> ${proof.version}</#if> <@outcome proof.verdict/></h1>
<p class="dim">Made ${proof.created}, commit <code>${proof.commit!"unknown"}</code>.
<#list proof.variants?filter(v -> v.ship) as variant> Ships <strong>${variant.name}</strong>, SHA-256
<code class="hash">${variant.sha256!"unknown"}</code>.</#list></p>

<#if proof.changes??><#include "changes.html.ftl"></#if>
<#if view.failures?has_content>
<h2 id="failures">What keeps it from passing</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">where</th><th scope="col">outcome</th><th scope="col">what</th></tr></thead>
<tbody>
<#list view.failures as failure>
<tr><th scope="row">${failure.where}</th><td><@outcome failure.outcome/></td><td><pre>${failure.message}</pre></td></tr>
</#list>
</tbody></table></div>
</#if>

<h2 id="variants">How it is linked</h2>
<div class="scroll"><table>
<thead><tr><th scope="col"></th><#list proof.variants as variant><th scope="col">${variant.name}</th></#list></tr></thead>
<tbody>
<tr><th scope="row">linkage</th><#list proof.variants as v><td>${v.file.linkage.label()}<br><span class="dim">${v.file.verdict.reason}</span></td></#list></tr>
<tr><th scope="row">libc</th><#list proof.variants as v><td>${v.file.libc.flavour.label()} ${v.file.libc.version!""}<#if v.file.libc.evidence?has_content> <span class="dim">(${v.file.libc.evidence?join("; ")})</span></#if></td></#list></tr>
<tr><th scope="row">interpreter</th><#list proof.variants as v><td><code>${v.file.interpreter!"none"}</code></td></#list></tr>
<tr><th scope="row">NEEDED</th><#list proof.variants as v><td><#list v.file.needed as name><code>${name}</code><#sep>, <#else>none</#list></td></#list></tr>
<tr><th scope="row">stripped</th><#list proof.variants as v><td>${yesNo(v.file.stripped!"unknown")}</td></#list></tr>
<tr><th scope="row">PIE</th><#list proof.variants as v><td>${yesNo(v.file.pie!"unknown")}</td></#list></tr>
<tr><th scope="row">size</th><#list proof.variants as v><td class="n">${v.size}</td></#list></tr>
<tr><th scope="row">SHA-256</th><#list proof.variants as v><td><code class="hash">${v.sha256!"unknown"}</code></td></#list></tr>
<tr><th scope="row">witnesses</th><#list proof.variants as v><td><#list v.file.witnesses as w><details><summary>${w.tool} ${w.version!""}: ${w.says}</summary><pre>${w.raw}</pre></details></#list></td></#list></tr>
</tbody></table></div>

<h2 id="host">What it wants of its host</h2>
<div class="scroll"><table>
<thead><tr><th scope="col"></th><#list proof.variants as variant><th scope="col">${variant.name}</th></#list></tr></thead>
<tbody>
<tr><th scope="row">hazards</th><#list view.hosts as host><td><#list host.hazards as fact><div><strong>${fact.name}</strong> ${fact.words}</div></#list><span class="dim">${host.search}</span></td></#list></tr>
<tr><th scope="row">floors</th><#list view.hosts as host><td><#list host.floors as fact><div><strong>${fact.name}</strong> <span class="dim">${fact.words}</span></div></#list></td></#list></tr>
<tr><th scope="row">runs on, foretold</th><#list view.hosts as host><td><#list host.runsOn as fact><div><strong>${fact.name}</strong> <span class="dim">${fact.words}</span></div><#else><span class="dim">not established</span></#list></td></#list></tr>
</tbody></table></div>

<#if view.grid?has_content>
<h2 id="grid">Where it runs</h2>
<p>${view.passed} of ${proof.cells?size} cells passed; engine: ${view.engines?join(", ")}. A static variant must run everywhere; for a
dynamic one, what was observed must be what its evidence foretold.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">environment</th><#list proof.variants as variant><th scope="col">${variant.name}</th></#list></tr></thead>
<tbody>
<#list view.grid as row>
<tr><th scope="row">${row.environment}</th>
<#list proof.variants as variant>
<td><#list row.cells?filter(c -> c.variant == variant.name) as cell>
<@outcome cell.outcome/> <strong>${cell.observed?lower_case}</strong>, foretold: ${cell.predicted?lower_case}<#if cell.cause??><br><code>${cell.cause}</code></#if>
<#if cell.message?has_content && cell.message != cell.observed?lower_case><br><span class="dim">${cell.message?keep_before("\n")}</span></#if>
<details><summary>${cell.behaviours?size} behaviours, ${cell.engine}<#if !cell.required>, not required</#if></summary>
<table><thead><tr><th scope="col">behaviour</th><th scope="col">outcome</th><th scope="col">exit</th><th scope="col">ms</th></tr></thead><tbody>
<#list cell.behaviours as b>
<tr><td>${b.name}<#if b.message?has_content><pre>${b.message}</pre></#if></td><td><@outcome b.outcome/></td><td class="n"><#if b.exit??>${b.exit}</#if></td><td class="n"><#if b.millis??>${b.millis?string["0.0"]}</#if></td></tr>
</#list>
</tbody></table></details></#list></td>
</#list></tr>
</#list>
</tbody></table></div>
</#if>

<h2 id="checks">Checks</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">rule</th><th scope="col">what has to hold</th><#list proof.variants as variant><th scope="col">${variant.name}</th></#list></tr></thead>
<tbody>
<#list view.rules as row>
<tr><th scope="row">${row.id}</th><td>${row.title}</td>
<#list proof.variants as variant><td><#list row.checks?filter(c -> c.variant == variant.name) as check><@outcome check.outcome/><br><span class="dim">${check.message}</span></#list></td></#list></tr>
</#list>
</tbody></table></div>

<#if view.hardening?has_content>
<h2 id="hardening">Hardening</h2>
<div class="scroll"><table>
<thead><tr><th scope="col"></th><#list proof.variants as variant><th scope="col">${variant.name}</th></#list></tr></thead>
<tbody>
<#list view.hardening as row>
<tr><th scope="row">${row.name}</th><#list row.words as words><td>${words}</td></#list></tr>
</#list>
</tbody></table></div>
</#if>

<h2 id="sections">Sections</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">section</th><#list proof.variants as variant><th scope="col">${variant.name}</th></#list></tr></thead>
<tbody>
<#list view.sections as row>
<tr><th scope="row"><code>${row.name}</code></th><#list row.sizes as size><td class="n">${size}</td></#list></tr>
</#list>
</tbody></table></div>

<#if proof.prices?has_content>
<h2 id="price">The price of static</h2>
<p>Memory of processes that live at the same time, all of them together: proportional (shared pages divided among those who share
them) and private, in KiB. A security fix in the C library means replacing each static file; a dynamic one is mended with the
library.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">variant</th><th scope="col">file, bytes</th><th scope="col">start, ms</th><#list view.priced as count><th scope="col">${count} live: proportional</th><th scope="col">private</th></#list><th scope="col">files to replace</th></tr></thead>
<tbody>
<#list proof.prices as price>
<tr><th scope="row">${price.variant}<#if price.problem??><br><span class="dim">${price.problem}</span></#if></th><td class="n">${price.size}</td><td class="n"><#if price.startMicros??>${(price.startMicros / 1000)?string["0.00"]}</#if></td><#list view.priced as count><#assign lives = price.live?filter(l -> l.processes == count)><td class="n"><#list lives as live>${(live.proportional / 1024)?string["0"]}</#list></td><td class="n"><#list lives as live>${(live.unshared / 1024)?string["0"]}</#list></td></#list><td class="n">${price.replaced}</td></tr>
</#list>
</tbody></table></div>
</#if>

<#if proof.traces?has_content>
<h2 id="touched">What it touched</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">variant</th><th scope="col">behaviour</th><th scope="col">mapped into memory</th><th scope="col">paths asked for; the host's in bold</th><th scope="col">system calls</th></tr></thead>
<tbody>
<#list proof.traces as trace>
<tr><th scope="row">${trace.variant}</th><td>${trace.behaviour}<#if trace.problem??><br><span class="dim">not known: ${trace.problem}</span></#if></td>
<td><#list trace.mapped as file><div><code>${file.path}</code> <span class="dim">${file.role}</span></div></#list></td>
<td><#list trace.opened as path><div><#if path.own><code>${path.path}</code><#else><strong><code>${path.path}</code></strong></#if> <span class="dim">${path.call}<#if path.error??>, ${path.error}</#if></span></div><#else><#if !trace.problem??><span class="dim">none</span></#if></#list></td>
<td class="dim"><#list trace.systemCalls as call, count>${call} ${count}<#sep>, </#list></td></tr>
</#list>
</tbody></table></div>
</#if>

<h2 id="tools">Tools</h2>
<p><#list proof.tools as tool, version>${tool} ${version}<#sep>, <#else>none</#list></p>
</main>
</body>
</html>
