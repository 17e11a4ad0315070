<#-- Drawn from what a tracer saw; without that nothing is drawn. -->
<section id="processes" aria-labelledby="processes-title">
<h2 id="processes-title">What each process maps</h2>
<p>The files in the memory of the running program, their paths as resolved where it was traced. A static file stands alone.</p>
<div class="figures">
<#list view.variants.processes as process>
<#assign n = process?counter>
<figure class="process" data-variant="${process.variant}">
<figcaption><strong>${process.variant}</strong> <span class="dim"><#if process.measured == 0>not measured<#elseif process.alone()>alone<#else>${process.rows?size} ${(process.rows?size == 1)?then("file", "files")}, ${process.measured} ${(process.measured == 1)?then("behaviour", "behaviours")} traced</#if></span></figcaption>
<#if (process.measured > 0)>
<#assign boxes = process.drawn()><#assign extra = process.rows?size - boxes?size>
<#assign height = 34 + boxes?size * 52 + ((extra > 0) || process.alone())?then(26, 0)>
<svg class="drawing" viewBox="0 0 340 ${height}" role="img" aria-labelledby="process-${n}-title process-${n}-desc">
<title id="process-${n}-title">Memory of a process of ${process.variant}</title>
<desc id="process-${n}-desc"><#list process.rows as row><#if (row?index > 30)>and more<#break></#if>${row.role} ${row.path}<#sep>; </#list>. The table below lists the same.</desc>
<rect class="frame" x="1" y="1" width="338" height="${height - 2}" rx="8"/>
<text class="role" x="14" y="20">one process</text>
<#list boxes as row>
<#assign y = 30 + row?index * 52>
<#if (row?index > 0)><path class="link" d="M 28 ${y - 10} V ${y}"/></#if>
<rect class="box ${(["program", "loader", "library", "data"]?seq_contains(row.role))?then(row.role, "data")}" x="12" y="${y}" width="316" height="42" rx="5"/>
<text class="role" x="22" y="${y + 16}">${cut(row.role, 20)}<#if row.asked?has_content>, by ${cut(row.asked, 36)}</#if></text>
<text class="path" x="22" y="${y + 33}">${row.shortPath()}<title>${cut(row.path)}</title></text>
</#list>
<#if process.alone()><text class="role" x="14" y="${height - 10}">nothing else: no loader, no shared object</text>
<#elseif (extra > 0)><text class="role" x="14" y="${height - 10}">and ${extra} more in the table</text></#if>
</svg>
</#if>
<#list process.problems as problem><p class="dim">not measured: ${cut(problem, 600)}</p></#list>
</figure>
</#list>
</div>
<details><summary>The same as a table, and all that was touched</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Files in memory"><table>
<thead><tr><th scope="col">variant</th><th scope="col">role</th><th scope="col">path</th><th scope="col">asked for by</th></tr></thead>
<tbody>
<#list view.variants.processes as process><#list process.rows as row>
<tr data-variant="${process.variant}"><th scope="row">${process.variant}</th><td>${row.role}</td><td><code>${row.path}</code></td><td>${row.asked}</td></tr>
<#else>
<tr data-variant="${process.variant}"><th scope="row">${process.variant}</th><td colspan="3" class="dim">not measured: <#list process.problems as problem>${cut(problem, 600)}<#sep>; </#list></td></tr>
</#list></#list>
</tbody></table></div>
<#if proof.traces?has_content>
<h3 id="touched">What it asked of the kernel</h3>
<p>Paths in bold are the host's; the others are the behaviour's own.</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="touched"><table>
<thead><tr><th scope="col">variant</th><th scope="col">behaviour</th><th scope="col">paths asked for</th><th scope="col">system calls</th></tr></thead>
<tbody>
<#list proof.traces as trace>
<tr data-variant="${trace.variant}"><th scope="row">${trace.variant}</th><td>${trace.behaviour}<#if trace.problem??><br><span class="dim">not known: ${trace.problem}</span></#if></td>
<td><#list trace.opened as path><div><#if path.own><code>${path.path}</code><#else><strong><code>${path.path}</code></strong></#if> <span class="dim">${path.call}<#if path.error??>, ${path.error}</#if></span></div><#else><#if !trace.problem??><span class="dim">none</span></#if></#list></td>
<td class="dim"><#list trace.systemCalls as call, count>${call} ${count}<#sep>, </#list></td></tr>
</#list>
</tbody></table></div>
</#if>
</details>
</section>
