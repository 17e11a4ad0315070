<section id="tools" aria-labelledby="tools-title">
<h2 id="tools-title">Tools, and how to reproduce this</h2>
<ol class="steps">
<#if proof.commit??><li>Take the same source: <pre>git checkout ${proof.commit?remove_ending("-dirty")}</pre><#if proof.commit?ends_with("-dirty")><span class="dim">The work tree had changes that were not committed; only the digests below tell whether yours has the same.</span></#if></li></#if>
<li>Prove it again: <pre>freestand --config FILE verify</pre> <span class="dim">where <code>FILE</code> is the <code>freestand.yaml</code> whose SHA-256 is <code class="hash">${proof.config}</code>.</span></li>
<li>Compare the files: <pre><#list proof.variants as v>${v.sha256!"unknown"}  ${v.artifact}<#sep>
</#list></pre></li>
<li>Render these reports again, byte for byte: <pre>freestand report proof.json</pre></li>
</ol>
<div class="scroll" tabindex="0" role="group" aria-labelledby="tools-title"><table class="narrow">
<thead><tr><th scope="col">tool</th><th scope="col">version</th></tr></thead>
<tbody>
<#list proof.tools as tool, version><tr><th scope="row">${tool}</th><td>${version}</td></tr>
<#else><tr><td colspan="2" class="dim">none</td></tr>
</#list>
</tbody></table></div>
<#if proof.environments?has_content>
<details><summary>Environments by digest</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Environments"><table>
<thead><tr><th scope="col">environment</th><th scope="col">what it is</th><th scope="col">C library</th><th scope="col">digest</th></tr></thead>
<tbody>
<#list proof.environments as one>
<tr><th scope="row">${one.name}</th><td>${one.title}<#if one.image??><br><code>${one.image}</code></#if></td><td>${one.libc.flavour.label()} ${one.libc.version!""}</td><td><code class="hash">${one.digest!"unknown"}</code></td></tr>
</#list>
</tbody></table></div></details>
</#if>
</section>
