<#ftl strip_whitespace=true>
<#assign proof = view.proof>
<#macro brief text><#if (text?length > 300)>${text?substring(0, 300)}…<#else>${text}</#if></#macro>
<#function yesNo value><#if value?is_boolean><#return value?string("yes", "no")><#else><#return value></#if></#function>
# ${proof.subject}<#if proof.version??> ${proof.version}</#if>: ${proof.verdict}

<#if proof.changes??><#include "changes.md.ftl"></#if>
<#if view.failures?has_content>
| where | outcome | what |
|---|---|---|
<#list view.failures as failure>
| ${failure.where} | ${failure.outcome} | <@brief failure.message/> |
</#list>

</#if>
## Variants

| variant | linkage | libc | floors | stripped | bytes | SHA-256 |
|---|---|---|---|---|---|---|
<#list proof.variants as variant>
| ${variant.name}<#if variant.ship> (ships)</#if> | ${variant.file.linkage.label()} | ${variant.file.libc.flavour.label()} | <#list variant.file.symbolFloor as prefix, version>${prefix} ${version}<#sep>, </#list> | ${yesNo(variant.file.stripped!"unknown")} | ${variant.size} | ${variant.sha256!"unknown"} |
</#list>

| variant | hazards | runs on, foretold |
|---|---|---|
<#list proof.variants as variant>
<#assign host = view.hosts[variant?index]>
| ${variant.name} | <#list host.hazards as fact>${fact.name}: <@brief fact.words/>; </#list><@brief host.search/> | <#list variant.file.floors.runsOn?filter(r -> r.since??) as reach>${reach.distribution} ${reach.since}<#sep>, <#else>not established</#list> |
</#list>

<#if view.grid?has_content>
## Where it runs

${view.passed} of ${proof.cells?size} cells passed. Engine: ${view.engines?join(", ")}.

| environment |<#list proof.variants as variant> ${variant.name} |</#list>
|---|<#list proof.variants as variant>---|</#list>
<#list view.grid as row>
| ${row.environment} |<#list proof.variants as variant><#assign cells = row.cells?filter(c -> c.variant == variant.name)> <#list cells as cell>${cell.outcome}: ${cell.observed?lower_case}<#if cell.cause??>, ${cell.cause}</#if></#list> |</#list>
</#list>

</#if>
## Checks

| rule | what has to hold |<#list proof.variants as variant> ${variant.name} |</#list>
|---|---|<#list proof.variants as variant>---|</#list>
<#list view.rules as row>
| ${row.id} | ${row.title} |<#list proof.variants as variant> <#list row.checks?filter(c -> c.variant == variant.name) as check>${check.outcome}</#list> |</#list>
</#list>

<#if proof.prices?has_content>
## The price of static

Memory of live processes in KiB, proportional / private.

| variant | file, bytes | start, ms |<#list view.priced as count> ${count} live |</#list> files to replace for a fix in the C library |
|---|---|---|<#list view.priced as count>---|</#list>---|
<#list proof.prices as price>
| ${price.variant} | ${price.size} | <#if price.startMicros??>${(price.startMicros / 1000)?string["0.00"]}</#if> |<#list view.priced as count> <#list price.live?filter(l -> l.processes == count) as live>${(live.proportional / 1024)?string["0"]} / ${(live.unshared / 1024)?string["0"]}</#list> |</#list> ${price.replaced} |
</#list>

</#if>
Tools: <#list proof.tools as tool, version>${tool} ${version}<#sep>, <#else>none</#list>. Commit: ${proof.commit!"unknown"}. Made ${proof.created}.
