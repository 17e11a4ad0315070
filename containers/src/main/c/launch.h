/* Starts a program in the place of the probe, where what it does is watched from outside: by strace, or by its memory. */
#ifndef FREESTAND_LAUNCH_H
#define FREESTAND_LAUNCH_H

enum { NOT_LAUNCHED = 125 };

/* MEMORY DISK PROCESSES PROGRAM ARGUMENT...: under the limits and the filter of a cell. Returns only where it cannot. */
int launch(int count, char **words);
/* FILE... -- PROGRAM ARGUMENT...: once this process is a member of each control group, by its cgroup.procs (cgroups(7)).
   Returns only where it cannot. */
int join(int count, char **words);

#endif
