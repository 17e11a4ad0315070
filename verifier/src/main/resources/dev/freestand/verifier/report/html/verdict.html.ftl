<#-- Of a part, neither the mark nor the colour of a whole proof. -->
<#assign shown = (view.partial() && proof.verdict == "PASS")?then("WARN", proof.verdict)>
<section id="verdict" data-verdict="${proof.verdict}" aria-labelledby="verdict-title">
<h1 id="verdict-title"><span class="subject">${cut(proof.subject, 100)}<#if proof.version??> ${cut(proof.version, 100)}</#if></span> <span class="verdict ${shown?lower_case}"><span aria-hidden="true">${mark(shown)}</span> ${view.summary.word}</span></h1>
<#list view.portability.sentences as sentence>
<p class="serves"><strong>${cut(sentence.variant, 100)}</strong> ${cut(sentence.text, 1200)}</p>
</#list>
<p class="why">${view.summary.why}</p>
<#include "promises.html.ftl">
<#if view.failures?has_content>
<h2 id="failures">What keeps it from passing</h2>
<ul class="reasons">
<#list view.failures as failure>
<#if failure?index == 5><li class="dim">and ${view.failures?size - 5} more, all of them below</li><#break></#if>
<li><@outcome failure.outcome/> <strong>${cut(failure.where(), 300)}</strong><br><span class="said">${cut(failure.message?keep_before("\n"), 600)}</span><#if failure.list()?has_content><br><span class="dim">${failure.ofCells()?then("in ", "")}${cut(failure.list(), 600)}</span></#if></li>
</#list>
</ul>
<#if (view.failures?size > 1) || view.failures?first.message?contains("\n")>
<details><summary>All ${view.failures?size}, in full</summary>
<div class="scroll" tabindex="0" role="group" aria-label="All that keeps it from passing"><table>
<thead><tr><th scope="col">where</th><th scope="col">outcome</th><th scope="col">what</th></tr></thead>
<tbody>
<#list view.failures as failure>
<tr><th scope="row">${cut(failure.where(), 300)}<#if failure.list()?has_content><br><span class="dim">${failure.ofCells()?then("in ", "")}${cut(failure.list())}</span></#if></th><td><@outcome failure.outcome/></td><td><pre>${cut(failure.message)}</pre></td></tr>
</#list>
</tbody></table></div></details>
</#if>
</#if>
<dl class="facts">
<#list proof.variants?filter(v -> v.ship) as variant>
<div class="wide"><dt>${(proof.verdict == "PASS" && !proof.leftOut?has_content)?then("Ships", "Would ship, once " + proof.leftOut?has_content?then("all variants are ", "") + "proved")}</dt>
<dd><strong>${variant.name}</strong>, <#if variant.file.machine??>${variant.file.machine}, </#if>${bytes(variant.size)} bytes<br>SHA-256 <code class="hash" id="digest-${variant?counter}">${variant.sha256!"unknown"}</code><#if variant.sha256??> <button type="button" class="copy" data-copy="digest-${variant?counter}" hidden>Copy</button></#if></dd></div>
<#else>
<div class="wide"><dt>Ships</dt><dd>nothing: no variant is marked <code>ship: true</code></dd></div>
</#list>
<#if proof.leftOut?has_content>
<div class="wide"><dt>Left out</dt><dd>${proof.leftOut?join(", ")}: not proved, and nothing is shipped by this proof</dd></div>
</#if>
<div><dt>Checks</dt><dd>${view.summary.checks}</dd></div>
<div><dt>Cells</dt><dd>${view.portability.counts()}</dd></div>
<div><dt>Commit</dt><dd><code class="hash">${cut(proof.commit!"unknown", 100)}</code></dd></div>
<div><dt>Made</dt><dd>${proof.created}<#if proof.shard??>; part ${proof.shard} of the cells</#if></dd></div>
</dl>
</section>
