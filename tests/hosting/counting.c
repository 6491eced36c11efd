/* Counts every fsync and fdatasync of a process, in a file others can read while it runs. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static unsigned long *counted;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("COUNT_SYNCS_IN");
    int file = name ? open(name, O_RDWR) : -1;
    if (file < 0) return;
    void *shared = mmap(NULL, sizeof *counted, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED) counted = shared;
    close(file);
}

static int pass_on(const char *name, int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    int result = real(file);
    if (result == 0 && counted) __atomic_add_fetch(counted, 1, __ATOMIC_SEQ_CST);
    return result;
}

int fsync(int file) { return pass_on("fsync", file); }
int fdatasync(int file) { return pass_on("fdatasync", file); }
