<#if view.kernels()?has_content>
<section id="kernels" aria-labelledby="kernels-title">
<h2 id="kernels-title">The oldest kernel</h2>
<p>What the file's own note says (NT_GNU_ABI_TAG), beside what was observed: the behaviours were run again while every system call
newer than a release ended with ENOSYS, down to the oldest release with which nothing changes. Whole calls alone are taken away: what an
older kernel does otherwise in a call that it has, such as a flag that it refuses, only a real kernel shows.</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="kernels-title"><table>
<thead><tr><th scope="col">variant</th><th scope="col">the note says</th><th scope="col">observed</th><th scope="col">what the next older one lacks</th><th scope="col">a real kernel</th></tr></thead>
<tbody>
<#list view.kernels() as row>
<tr data-variant="${row.variant}"><th scope="row">${row.variant}</th><td>${row.claimed}</td><td>${cut(row.observed, 600)}<#if row.tried?has_content><details><summary>How it was found</summary><span class="dim">${cut(row.tried, 1500)}</span></details></#if></td><td><#if row.breaks?has_content>${cut(row.breaks, 600)}<#else>–</#if></td><td>${cut(row.real, 600)}</td></tr>
</#list>
</tbody></table></div>
</section>
</#if>
