#pragma once

/* How this file was built: lines of text. */
extern char *rcli_build(void);
