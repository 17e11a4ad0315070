<#-- Intervals, and no number without one; what was not timed is not drawn. -->
<section id="speed" aria-labelledby="speed-title">
<h2 id="speed-title">Speed, side by side</h2>
<#if view.speeds()?has_content>
<p>The variants ran in turns in one sandbox on this machine's own libraries; every round each of them, every round beginning with
another one. Shown are the median and its interval (sign test, 95 of 100 cases). A ratio is the median of the rounds' ratios:
of time for start-up, where less is faster; of throughput for a workload, where more is faster. Where its interval holds 1,
no difference is claimed.</p>
<#list view.speeds() as speed>
<h3 id="speed-${speed?counter}">${cut(speed.title(), 200)} <span class="dim">${speed.work()}</span></h3>
<#if speed.problem()?has_content><p class="dim">not measured: ${cut(speed.problem(), 600)}</p></#if>
<#if speed.rows()?has_content>
<div class="scroll" tabindex="0" role="group" aria-labelledby="speed-${speed?counter}"><table>
<thead><tr><th scope="col">variant</th><th scope="col">${speed.start()?then("time", "work")}</th><th scope="col">${speed.start()?then("time", "throughput")}, to ${cut(speed.reference(), 100)}</th><th scope="col"><span aria-hidden="true">¼ · ½ · 1 · 2 · 4</span><span class="hidden">drawn</span></th><th scope="col">memory and locks</th></tr></thead>
<tbody>
<#list speed.rows() as row>
<tr data-variant="${row.variant()}"><th scope="row">${cut(row.variant(), 100)}</th><td class="n"><#if row.time()?has_content>${row.time()}<#else>–</#if></td><td><#if row.difference()><strong>${row.ratio()}</strong><#elseif row.ratio()?has_content><span class="dim">${row.ratio()}</span><#else>–</#if></td><td><#if row.drawn()??><svg class="interval" viewBox="0 0 100 16" role="img" aria-label="${row.ratio()}"><path class="axis" d="M 0 8 H 100 M 50 1 V 15"/><path class="range" d="M ${row.drawn().low()} 8 H ${row.drawn().high()}"/><circle class="middle" cx="${row.drawn().median()}" cy="8" r="3"/></svg></#if></td><td class="dim"><#if row.note()?has_content><#if row.failed()><strong class="bad">failed: ${cut(row.note(), 600)}</strong><#else>${cut(row.note(), 600)}</#if><#if row.counts()?has_content><br></#if></#if>${row.counts()}</td></tr>
</#list>
</tbody></table></div>
</#if>
</#list>
<p class="dim">Page faults are of one sample, system calls of one run under <code>strace</code>: a variant that is slower and makes many
more of them is slower in its allocator (brk, mmap, munmap, madvise) or its locks (futex).</p>
<#else>
<p>It was not measured.</p>
</#if>
</section>
