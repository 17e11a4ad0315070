#pragma once

/* What an error number means, such as No such file or directory; NULL where there are no words for it. Not to be changed. */
extern char *aot_error_words(int number);
