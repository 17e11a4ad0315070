#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv) {
    puts(dlopen(argv[argc - 1], RTLD_NOW) ? "opened" : dlerror());
    return 0;
}
