#include <iconv.h>
#include <stdio.h>

int main(int argc, char **argv) {
    puts(iconv_open("UTF-8", argv[argc - 1]) == (iconv_t)-1 ? "unknown" : "known");
    return 0;
}
