#include "CLessonBundle.h"
