// What the JavaScript contenders share: the lines of ../README.md in and out.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const jobs = new Map()

function read(path) {
  if (!jobs.has(path)) {
    const lines = readFileSync(path, 'utf8').trim().split('\n').map(line => line.split(' ').map(Number))
    const [sizes, [rate], parameters, ...rows] = lines
    const samples = rows.map(row => [row.slice(0, sizes[0]), row.slice(sizes[0])])
    jobs.set(path, { sizes, rate, parameters, samples })
  }
  return jobs.get(path)
}

// prepare(job, batch) returns a function that runs one epoch and gives the mean loss.
export async function serve(prepare) {
  for await (const line of createInterface({ input: process.stdin })) {
    const [path, batch, epochs] = line.split(' ')
    const epoch = prepare(read(path), Number(batch))
    let loss = 0
    const from = process.hrtime.bigint()
    for (let e = 0; e < Number(epochs); e++) loss = epoch()
    console.log(`${process.hrtime.bigint() - from} ${loss}`)
  }
}
