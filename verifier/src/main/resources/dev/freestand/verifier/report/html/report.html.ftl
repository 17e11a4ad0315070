<#ftl strip_whitespace=true>
<#assign proof = view.proof>
<#include "macros.ftl">
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${cut(proof.subject, 100)}<#if proof.version??> ${cut(proof.version, 100)}</#if>: ${view.summary.word}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the verdict</a>
<header>
<p class="product">Freestand <span class="dim">proof of linkage and portability</span></p>
<nav aria-label="Sections"><ul>
<#if proof.changes??><li><a href="#changes">Changes</a></li>
</#if><li><a href="#variants">Variants</a></li>
<li><a href="#processes">Processes</a></li>
<li><a href="#grid">Grid</a></li>
<li><a href="#checks">Checks</a></li>
<#if proof.mutants?has_content><li><a href="#mutants">Mutants</a></li>
</#if><li><a href="#sizes">Sizes</a></li>
<li><a href="#hardening">Hardening</a></li>
<li><a href="#hazards">Hazards</a></li>
<#if view.situations()?has_content><li><a href="#situations">Situations</a></li>
</#if><li><a href="#floor-steps">Floors</a></li>
<#if view.kernels()?has_content><li><a href="#kernels">Kernel</a></li>
</#if><li><a href="#speed">Speed</a></li>
<li><a href="#memory">Memory</a></li>
<li><a href="#tools">Tools</a></li>
</ul></nav>
</header>
<main id="main" tabindex="-1">
<#include "verdict.html.ftl">
<#assign changes = .get_optional_template("changes.html.ftl")>
<#if changes.exists><@changes.include/></#if>
<#include "variants.html.ftl">
<#include "processes.html.ftl">
<#include "process-image.html.ftl">
<div class="filtered">
<#include "filters.html.ftl">
<#include "grid.html.ftl">
<#include "checks.html.ftl">
</div>
<#include "mutants.html.ftl">
<#include "sizes.html.ftl">
<#include "hardening.html.ftl">
<#include "hazards.html.ftl">
<#include "situations.html.ftl">
<#include "floorsteps.html.ftl">
<#include "kernels.html.ftl">
<#include "speed.html.ftl">
<#include "memory.html.ftl">
<#include "tools.html.ftl">
</main>
<#include "dialog.html.ftl">
<script type="application/json" id="rooms">${rooms}</script>
<script>${charts}</script>
<script>${script}</script>
</body>
</html>
