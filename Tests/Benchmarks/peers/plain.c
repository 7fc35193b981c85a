// Plain C: layers of any number and size, known at run time only; contiguous rows; libm.
// See ../README.md for the lines it reads and writes.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  int inputs, neurons;
  double *weights, *biases;    // rows, then biases
  double *wsum, *bsum;         // gradients summed over a batch
  double *a, *d;
} Layer;

typedef struct {
  char path[4096];
  int count, samples, parameters, width;
  Layer *layers;
  double rate, *start, *buffer, *sums, *data;
} Job;

static double *numbers(size_t count) {
  double *made = aligned_alloc(64, (count * sizeof(double) + 63) / 64 * 64);
  memset(made, 0, count * sizeof(double));
  return made;
}

static void forward(Job *job, const double *x) {
  for (int l = 0; l < job->count; l++) {
    Layer *layer = &job->layers[l];
    int inputs = layer->inputs;
    for (int j = 0; j < layer->neurons; j++) {
      const double *row = layer->weights + (size_t)j * inputs;
      double sum = 0;
      for (int i = 0; i < inputs; i++) sum += row[i] * x[i];
      sum += layer->biases[j];
      layer->a[j] = 1 / (1 + exp(-sum));
    }
    x = layer->a;
  }
}

static double blame(Job *job, const double *y) {
  Layer *last = &job->layers[job->count - 1];
  double loss = 0;
  for (int k = 0; k < last->neurons; k++) {
    double error = last->a[k] - y[k];
    loss += error * error;
    last->d[k] = error * last->a[k] * (1 - last->a[k]);
  }
  return loss;
}

// Blames of the layer below from the old weights, then the change of these weights.
static void descend(Job *job, const double *x) {
  double rate = job->rate;
  for (int l = job->count - 1; l >= 0; l--) {
    Layer *layer = &job->layers[l];
    Layer *below = l ? &job->layers[l - 1] : NULL;
    int inputs = layer->inputs;
    const double *a = below ? below->a : x;
    if (below) memset(below->d, 0, inputs * sizeof(double));
    for (int j = 0; j < layer->neurons; j++) {
      double *restrict row = layer->weights + (size_t)j * inputs;
      double d = layer->d[j], step = rate * d;
      if (below) {
        double *restrict sum = below->d;
        for (int i = 0; i < inputs; i++) {
          sum[i] += row[i] * d;
          row[i] -= step * a[i];
        }
      } else {
        for (int i = 0; i < inputs; i++) row[i] -= step * a[i];
      }
      layer->biases[j] -= step;
    }
    if (below)
      for (int i = 0; i < inputs; i++) below->d[i] *= a[i] * (1 - a[i]);
  }
}

// The same, with gradients summed instead of weights changed.
static void gather(Job *job, const double *x) {
  for (int l = job->count - 1; l >= 0; l--) {
    Layer *layer = &job->layers[l];
    Layer *below = l ? &job->layers[l - 1] : NULL;
    int inputs = layer->inputs;
    const double *a = below ? below->a : x;
    if (below) memset(below->d, 0, inputs * sizeof(double));
    for (int j = 0; j < layer->neurons; j++) {
      const double *row = layer->weights + (size_t)j * inputs;
      double *restrict total = layer->wsum + (size_t)j * inputs;
      double d = layer->d[j];
      if (below) {
        double *restrict sum = below->d;
        for (int i = 0; i < inputs; i++) {
          sum[i] += row[i] * d;
          total[i] += d * a[i];
        }
      } else {
        for (int i = 0; i < inputs; i++) total[i] += d * a[i];
      }
      layer->bsum[j] += d;
    }
    if (below)
      for (int i = 0; i < inputs; i++) below->d[i] *= a[i] * (1 - a[i]);
  }
}

static double epoch(Job *job, int batch) {
  double loss = 0;
  int inputs = job->layers[0].inputs;
  for (int start = 0; start < job->samples; start += batch) {
    int end = start + batch < job->samples ? start + batch : job->samples;
    if (batch > 1) memset(job->sums, 0, job->parameters * sizeof(double));
    for (int s = start; s < end; s++) {
      const double *x = job->data + (size_t)s * job->width;
      forward(job, x);
      loss += blame(job, x + inputs);
      if (batch == 1) descend(job, x); else gather(job, x);
    }
    if (batch > 1) {
      double step = job->rate / (end - start);
      for (int p = 0; p < job->parameters; p++) job->buffer[p] -= step * job->sums[p];
    }
  }
  return loss / job->samples;
}

static Job *read_job(const char *path) {
  Job *job = calloc(1, sizeof(Job));
  strcpy(job->path, path);
  FILE *file = fopen(path, "r");
  if (!file) exit(1);
  int sizes[64], depth = 0;
  char end = ' ';
  while (end != '\n' && fscanf(file, "%d%c", &sizes[depth], &end) == 2) depth++;
  if (fscanf(file, "%lf", &job->rate) != 1) exit(1);
  job->count = depth - 1;
  job->layers = calloc(job->count, sizeof(Layer));
  for (int l = 0; l < job->count; l++) job->parameters += sizes[l + 1] * (sizes[l] + 1);
  job->start = numbers(job->parameters);
  job->buffer = numbers(job->parameters);
  job->sums = numbers(job->parameters);
  size_t offset = 0;
  for (int l = 0; l < job->count; l++) {
    Layer *layer = &job->layers[l];
    layer->inputs = sizes[l];
    layer->neurons = sizes[l + 1];
    layer->weights = job->buffer + offset;
    layer->wsum = job->sums + offset;
    offset += (size_t)sizes[l] * sizes[l + 1];
    layer->biases = job->buffer + offset;
    layer->bsum = job->sums + offset;
    offset += sizes[l + 1];
    layer->a = numbers(sizes[l + 1]);
    layer->d = numbers(sizes[l + 1]);
  }
  for (int p = 0; p < job->parameters; p++)
    if (fscanf(file, "%lf", &job->start[p]) != 1) exit(1);
  job->width = sizes[0] + sizes[depth - 1];
  size_t capacity = 1 << 12, count = 0;
  double *data = malloc(capacity * sizeof(double));
  while (fscanf(file, "%lf", &data[count]) == 1)
    if (++count == capacity) data = realloc(data, (capacity *= 2) * sizeof(double));
  job->data = numbers(count);
  memcpy(job->data, data, count * sizeof(double));
  free(data);
  job->samples = count / job->width;
  fclose(file);
  return job;
}

int main(void) {
  Job *jobs[256];
  int known = 0, batch, epochs;
  char path[4096];
  while (scanf("%4095s %d %d", path, &batch, &epochs) == 3) {
    Job *job = NULL;
    for (int i = 0; i < known; i++)
      if (!strcmp(jobs[i]->path, path)) job = jobs[i];
    if (!job) job = jobs[known++] = read_job(path);
    memcpy(job->buffer, job->start, job->parameters * sizeof(double));
    struct timespec from, to;
    double loss = 0;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int e = 0; e < epochs; e++) loss = epoch(job, batch);
    clock_gettime(CLOCK_MONOTONIC, &to);
    long long ns = (to.tv_sec - from.tv_sec) * 1000000000LL + to.tv_nsec - from.tv_nsec;
    printf("%lld %.17g\n", ns, loss);
    fflush(stdout);
  }
}
