<#-- Drawn from the file's relocations and from two live processes; without those nothing is drawn. -->
<#if proof.processImages?has_content>
<section id="mechanics" aria-labelledby="mechanics-title">
<h2 id="mechanics-title">How a process comes together</h2>
<div class="figures">
<#list proof.processImages as m>
<#assign n = m?counter>
<figure data-variant="${m.variant}">
<figcaption><strong>${cut(m.variant, 100)}</strong></figcaption>
<h3>The kernel's part</h3>
<#if m.vdsoMapped??>
<svg class="drawing" viewBox="0 0 340 62" role="img" aria-labelledby="vdso-${n}-title">
<title id="vdso-${n}-title">vDSO in a process of ${m.variant}: ${m.vdsoMapped?then("mapped by the kernel", "not mapped")}</title>
<rect class="frame" x="1" y="1" width="338" height="60" rx="8"/>
<text class="role" x="14" y="17">one process</text>
<rect class="box ${m.vdsoMapped?then("program", "data")}" x="12" y="24" width="316" height="28" rx="5"/>
<text class="path" x="22" y="43">[vdso] ${m.vdsoMapped?then("mapped by the kernel", "not there")}</text>
</svg>
</#if>
<p class="dim">No dependency: the kernel brings the vDSO into every process, static or dynamic, so that the time can be read without a system call.
<#if m.vdsoNames?has_content>This file can use it: it holds <#list m.vdsoNames as name><code>${cut(name, 60)}</code><#sep>, </#list>.<#else>Whether this program uses it is not known: the file itself holds none of its functions' names; a C library that it loads may.</#if></p>
<h3>When calls into libraries are bound</h3>
<#if m.binding??>
<#assign late = m.binding.now?then(0, m.binding.jumpSlots) early = m.binding.atLoad + m.binding.now?then(m.binding.jumpSlots, 0) all = late + early>
<#if (all > 0)>
<#assign width = (316 * late / all)>
<svg class="drawing" viewBox="0 0 340 62" role="img" aria-labelledby="binding-${n}-title">
<title id="binding-${n}-title">${early} relocations are resolved at load, ${late} wait for the first call</title>
<rect class="box library" x="12" y="6" width="${(316 - width)?round}" height="24"/>
<rect class="box loader" x="${(12 + 316 - width)?round}" y="6" width="${width?round}" height="24"/>
<text class="role" x="12" y="50">${bytes(early)} at load</text>
<text class="role" x="328" y="50" text-anchor="end">${bytes(late)} at the first call</text>
</svg>
</#if>
<p class="dim"><#if m.binding.now>Immediate (DT_BIND_NOW): all ${bytes(m.binding.jumpSlots)} functions are looked up at load.<#elseif m.binding.jumpSlots == 0>No function waits: there is no JUMP_SLOT in DT_JMPREL.<#else>Lazy: ${bytes(m.binding.jumpSlots)} functions wait for their first call in glibc; with <code>LD_BIND_NOW=1</code>, and in musl always, they are looked up at load.</#if></p>
<#else>
<p class="dim"><#if m.problem??>not known: ${cut(m.problem, 600)}<#else>Nothing to bind: it names no relocations of functions to a loader.</#if></p>
</#if>
<h3>Two processes that live at the same time</h3>
<#if m.pair?has_content>
<#assign shared = 0 unshared = 0><#list m.pair as page><#assign shared = shared + page.shared unshared = unshared + page.unshared></#list>
<#assign rows = m.pair[0..<((m.pair?size > 6)?then(6, m.pair?size))] largest = 1><#list rows as page><#if (page.shared + page.unshared > largest)><#assign largest = page.shared + page.unshared></#if></#list>
<svg class="drawing" viewBox="0 0 340 ${24 + rows?size * 40}" role="img" aria-labelledby="pair-${n}-title">
<title id="pair-${n}-title">Memory of two processes of ${m.variant}: ${(shared / 1024)?round} KiB in shared pages, ${(unshared / 1024)?round} KiB in pages of their own</title>
<#list rows as page>
<#assign y = row_y(page?index) a = (316 * page.shared / largest)?round b = (316 * page.unshared / largest)?round>
<text class="path" x="12" y="${y}">${end(page.mapped, 44)}<title>${cut(page.mapped, 600)}</title></text>
<rect class="box library" x="12" y="${y + 5}" width="${a}" height="12"/><rect class="box loader" x="${12 + a}" y="${y + 5}" width="${b}" height="12"/>
</#list>
<rect class="box library" x="12" y="${9 + rows?size * 40}" width="10" height="10"/><text class="role" x="28" y="${18 + rows?size * 40}">shared ${bytes((shared / 1024)?round)} KiB</text>
<rect class="box loader" x="160" y="${9 + rows?size * 40}" width="10" height="10"/><text class="role" x="176" y="${18 + rows?size * 40}">of their own ${bytes((unshared / 1024)?round)} KiB</text>
</svg>
<#else>
<p class="dim">not measured<#if m.problem??>: ${cut(m.problem, 600)}</#if></p>
</#if>
</figure>
</#list>
</div>
<p class="dim">Shared pages hold what comes from files and was not written to. Two processes of one file share its code, whether it is static or
dynamic. The C library of a dynamic program is shared with all other programs as well; that of a static one is part of the
file, so that another static program shares nothing with it.</p>
<details><summary>The same as a table</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Pages of two processes"><table>
<thead><tr><th scope="col">variant</th><th scope="col">mapped</th><th scope="col">shared, KiB</th><th scope="col">of their own, KiB</th></tr></thead>
<tbody>
<#list proof.processImages as m><#list m.pair as page>
<tr data-variant="${m.variant}"><th scope="row">${cut(m.variant, 100)}</th><td><code>${cut(page.mapped, 600)}</code></td><td class="n">${bytes((page.shared / 1024)?round)}</td><td class="n">${bytes((page.unshared / 1024)?round)}</td></tr>
</#list></#list>
</tbody></table></div>
</details>
</section>
</#if>
<#function row_y index><#return 16 + index * 40></#function>
<#function end text most><#if (text?length > most)><#return "…" + text?substring(text?length - most + 1)><#else><#return text></#if></#function>
