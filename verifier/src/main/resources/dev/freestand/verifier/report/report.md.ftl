<#ftl strip_whitespace=true>
<#assign proof = view.proof>
<#function brief text most=cut.text()><#if (text?length > most)><#return text?substring(0, most) + "…"><#else><#return text></#if></#function>
<#function yesNo value><#if value?is_boolean><#return value?string("yes", "no")><#else><#return value></#if></#function>
<#function head list most><#if (list?size > most)><#return list[0..<most]><#else><#return list></#if></#function>
<#macro more list most what><#if (list?size > most)>

${list?size - most} more ${what}, see report.html
</#if></#macro>
<#assign variants = head(proof.variants, cut.variants())>
<#assign shipped = proof.variants?filter(v -> v.ship)>
# ${brief(proof.subject)}<#if proof.version??> ${brief(proof.version)}</#if>: ${proof.verdict}<#if (proof.leftOut?has_content || proof.shard??)>, in part</#if>

**${view.summary.word}.** ${view.summary.why} Checks: ${view.summary.checks}. Cells: ${view.portability.counts()}.

<#list head(view.portability.sentences, cut.variants()) as sentence>
**${brief(sentence.variant)}** ${brief(sentence.text, 4 * cut.text())}

</#list>
<#if view.promises?has_content>
| promised | of | kept | proved by |
|---|---|---|---|
<#list head(view.promises, cut.failures()) as row>
| ${brief(row.promise)} | ${brief(row.variant)} | ${row.outcome} | ${row.by}: ${brief(row.found)} |
</#list>
<@more view.promises cut.failures() "promises"/>

</#if>
<#list head(shipped, cut.variants()) as variant>
- ${(proof.verdict == "PASS" && !proof.leftOut?has_content)?then("ships", "would ship, once " + proof.leftOut?has_content?then("all variants are ", "") + "proved:")} ${brief(variant.name)}, SHA-256 ${brief(variant.sha256!"unknown", 64)}
<#else>
- ships nothing: no variant is marked so
</#list>
<@more shipped cut.variants() "variants that ship"/>

<#if proof.changes??><#include "changes.md.ftl"></#if>
<#if view.failures?has_content>
| where | outcome | what |
|---|---|---|
<#list head(view.failures, cut.failures()) as failure>
| ${brief(failure.where())} | ${failure.outcome} | ${brief(failure.message)}<#if failure.list()?has_content><br>${failure.ofCells()?then("in ", "")}${brief(failure.list())}</#if> |
</#list>
<@more view.failures cut.failures() "that keep it from passing"/>

</#if>
<#if view.portability.grid?has_content>
## Where it runs

Of ${proof.cells?size} cells: ${view.portability.counts()}. Engine: ${brief(view.portability.engines?join(", ", "none"))}.

<#list view.portability.legend() as state>${state.mark()} ${state.word()}: ${state.meaning()}<#sep>; </#list>.

<#assign rows = view.portability.grid?filter(row -> row.bad()) + view.portability.grid?filter(row -> !row.bad())>
| environment |<#list variants as variant> ${brief(variant.name)} |</#list>
|---|<#list variants as variant>---|</#list>
<#list head(rows, cut.rows()) as row>
| ${brief(row.environment)} |<#list head(row.columns, cut.variants()) as cells> <#list head(cells, 3) as entry>${entry.state.mark()} <#if entry.state.name() == "BROKEN_PROMISE">**${entry.state.word()}**<#else>${entry.state.word()}</#if><#if entry.cell.cause??>, ${brief(entry.cell.cause, 40)}</#if><#sep>; </#list> |</#list>
</#list>
<@more rows cut.rows() "environments"/>

</#if>
## Variants

| variant | linkage | libc | floors | stripped | bytes | SHA-256 |
|---|---|---|---|---|---|---|
<#list variants as variant>
| ${brief(variant.name)}<#if variant.ship> (ships)</#if> | ${variant.file.linkage.label()} | ${variant.file.libc.flavour.label()} | <#list head(variant.file.symbolFloor?keys, 5) as prefix>${brief(prefix, 40)} ${brief(variant.file.symbolFloor[prefix], 40)}<#sep>, </#list> | ${yesNo(variant.file.stripped!"unknown")} | ${variant.size} | ${brief(variant.sha256!"unknown", 64)} |
</#list>
<@more proof.variants cut.variants() "variants"/>

| variant | hazards | runs on, predicted |
|---|---|---|
<#list variants as variant>
<#assign host = view.variants.hosts[variant?index]>
| ${brief(variant.name)} | <#list head(host.hazards, 8) as fact>${brief(fact.name, 60)}: ${brief(fact.words)}; </#list><#if (host.hazards?size > 8)>${host.hazards?size - 8} more; </#if>${brief(host.search)} | <#list head(variant.file.floors.runsOn?filter(r -> r.since??), 12) as reach>${brief(reach.distribution, 40)} ${brief(reach.since, 20)}<#sep>, <#else>${brief(host.noRelease)}</#list> |
</#list>

<#include "floorsteps.md.ftl">
<#if view.kernels()?has_content>
## The oldest kernel

| variant | the note says | observed | what the next older one lacks | a real kernel |
|---|---|---|---|---|
<#list head(view.kernels(), cut.variants()) as row>
| ${brief(row.variant)} | ${brief(row.claimed)} | ${brief(row.observed)} | ${brief(row.breaks)} | ${brief(row.real)} |
</#list>

</#if>
<#if view.situations()?has_content>
## Network and identity

| situation | it supplies |<#list variants as variant> ${brief(variant.name)} |</#list>
|---|---|<#list variants as variant>---|</#list>
<#list view.situations() as row>
| ${row.situation} | ${row.supplies} |<#list head(row.results, cut.variants()) as answer> ${brief(answer)} |</#list>
</#list>

</#if>
<#if (cut.rules() > 0)>
## Checks
<#assign loud = view.rules?filter(row -> !row.quiet())>

| rule | what has to hold |<#list variants as variant> ${brief(variant.name)} |</#list>
|---|---|<#list variants as variant>---|</#list>
<#list head(loud, cut.rules()) as row>
| ${brief(row.id, 20)} | ${row.title()} |<#list head(row.columns, cut.variants()) as checks> <#list head(checks, 3) as check>${check.outcome}<#sep>, </#list> |</#list>
</#list>
<@more loud cut.rules() "rules"/>
<#if (loud?size < view.rules?size)>

${view.rules?size - loud?size} rules pass or do not apply.
</#if>

</#if>
<#if proof.mutants?has_content && (cut.rules() > 0)><#include "mutants.md.ftl"></#if>
<#if view.speeds()?has_content>
## Speed

In turns; median and its interval (sign test, 95 of 100 cases). Ratios are of time for start-up, of throughput for a workload.

| work | variant | measured | to the first variant | page faults, system calls |
|---|---|---|---|---|
<#list head(view.speeds(), cut.variants()) as speed>
<#list head(speed.rows(), cut.variants()) as row>
| ${brief(speed.title())} | ${brief(row.variant())} | <#if row.time()?has_content>${row.time()}<#else>${brief(row.note())}</#if> | ${row.ratio()} | ${brief(row.counts())} |
<#else>
| ${brief(speed.title())} | | not measured: ${brief(speed.problem())} | | |
</#list>
</#list>
<@more view.speeds() cut.variants() "workloads"/>

</#if>
<#if proof.costs?has_content>
<#assign liveCounts = head(view.variants.liveCounts, 6)>
## Memory and files to replace

Memory of live processes in KiB, proportional / private.

| variant | file, bytes |<#list liveCounts as count> ${count} live |</#list> files to replace for a fix in the C library |
|---|---|<#list liveCounts as count>---|</#list>---|
<#list head(proof.costs, cut.variants()) as cost>
| ${brief(cost.variant)} | ${cost.size} |<#list liveCounts as count> <#list head(cost.live?filter(l -> l.processes == count), 1) as live>${(live.proportional / 1024)?string["0"]} / ${(live.unshared / 1024)?string["0"]}</#list> |</#list> ${cost.replaced} |
</#list>

</#if>
<#assign tools = head(proof.tools?keys, 20)>
Tools: <#list tools as tool>${brief(tool, 60)} ${brief(proof.tools[tool], 60)}<#sep>, <#else>none</#list><#if (proof.tools?size > 20)>, ${proof.tools?size - 20} more</#if>. Commit: ${brief(proof.commit!"unknown", 60)}. Made ${brief(proof.created, 40)}.
