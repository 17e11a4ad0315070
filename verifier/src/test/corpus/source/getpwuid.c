#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    struct passwd *entry = getpwuid(getuid());
    puts(entry ? entry->pw_name : "?");
    return 0;
}
