/* Needs libz, which no environment of the catalogue has. */
extern const char *zlibVersion(void);

int main(void)
{
    return zlibVersion() == 0;
}
