/* Static or not, has the C library load another one while it runs. */
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
    puts(dlopen("libm.so.6", RTLD_NOW) == NULL ? dlerror() : "loaded");
    return 0;
}
