// A copy of the process, for work that nobody is to wait for.
#include <unistd.h>

#include "CLineEditor.h"

int process_copy(void) { return (int)fork(); }

void process_end(int status) { _exit(status); }
