/* Opens what its arguments name; "passwd" asks the C library for the first user instead. */
#include <pwd.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "passwd") == 0) {
            struct passwd *root = getpwuid(0);
            puts(root == NULL ? "nobody" : root->pw_name);
        } else {
            FILE *file = fopen(argv[i] + (argv[i][0] == '+'), "r");
            puts(file == NULL ? "absent" : "there");
        }
    return 0;
}
