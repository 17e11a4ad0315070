<#assign cell = entry.cell>
<article class="cell-full" id="cell-${entry.id}" data-variant="${cell.variant}" data-environment="${cell.environment}" aria-labelledby="cell-${entry.id}-title">
<h3 id="cell-${entry.id}-title">${cell.variant} in ${cell.environment} <@stateOf entry.state/></h3>
<dl class="facts">
<div><dt>Predicted</dt><dd>${cell.predicted?lower_case}</dd></div>
<div><dt>Observed</dt><dd>${cell.observed?lower_case}</dd></div>
<div><dt>Engine</dt><dd>${cell.engine}<#if !cell.required>; not required</#if></dd></div>
<div><dt>Cause</dt><dd><#if cell.cause??><code>${cell.cause}</code><#else>none</#if></dd></div>
<#if row.known??><div class="wide"><dt>Environment</dt><dd>${row.known.title}; C library: ${row.known.libc.flavour.label()}<#if row.known.libc.version??> ${row.known.libc.version}</#if><#if row.known.conditions?has_content>; ${row.known.conditions?join(", ")}</#if></dd></div></#if>
<#if cell.message?has_content><div class="wide"><dt>Message</dt><dd><pre>${cut(cell.message)}</pre></dd></div></#if>
<div class="wide"><dt>What to do</dt><dd class="advice">${entry.advice}</dd></div>
</dl>
<div class="scroll" tabindex="0" role="group" aria-label="Behaviours"><table>
<thead><tr><th scope="col">behaviour</th><th scope="col">outcome</th><th scope="col">exit</th><th scope="col">ms</th><th scope="col">message and output</th></tr></thead>
<tbody>
<#list cell.behaviours as b>
<tr><th scope="row">${b.name}</th><td><@outcome b.outcome/></td><td class="n"><#if b.exit??>${b.exit}<#else>–</#if></td><td class="n"><#if b.millis??>${b.millis?string["0.0"]}<#else>–</#if></td>
<td><#if b.message?has_content><pre>${cut(b.message)}</pre></#if><#if b.stdout?has_content><span class="dim">standard output</span><pre class="out">${cut(b.stdout)}</pre></#if><#if b.stderr?has_content><span class="dim">standard error</span><pre class="out">${cut(b.stderr)}</pre></#if><#if !b.message?has_content && !b.stdout?has_content && !b.stderr?has_content><span class="dim">as asked; no output is kept of it</span></#if></td></tr>
<#else>
<tr><td colspan="5" class="dim">no behaviour was run</td></tr>
</#list>
</tbody></table></div>
</article>
