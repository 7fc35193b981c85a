extension Buffers {
  /// Adds the gradients of the samples in the first slots, in their order:
  /// gradW[j][i] += d[j] · a[i], gradb[j] += d[j]. The first sample of a batch starts the sum.
  func addGradients(slots: Int, startingBatch: Bool) {
    var slot = 0
    while slot < slots {
      let starts = startingBatch && slot == 0
      let together = slot &+ 4 <= slots ? 4 : 1
      var number = 0
      while number < layerCount {
        let layer = layers[number]
        if layer.isRow {
          var each = slot
          while each < slot &+ together {
            addRow(number, layer, slot: each, starts: starts && each == slot)
            each &+= 1
          }
        } else if together == 4 {
          addFour(number, layer, slot: slot, starts: starts)
        } else {
          addOne(number, layer, slot: slot, starts: starts)
        }
        if hasBiases { addBiases(layer, slot: slot, count: together, starts: starts) }
        number &+= 1
      }
      slot &+= together
    }
  }

  @inline(__always)
  private func addRow(_ number: Int, _ layer: LayerBuffers, slot: Int, starts: Bool) {
    let blame = layer.blames.from(slot &* stride).scalars[0]
    let x = signals(into: number, slot: slot)
    let gradient = layer.weightGradients.scalars
    var i = 0
    while i < layer.inputs {
      let product = blame * x[i]
      gradient[i] = starts ? product : gradient[i] + product
      i &+= 1
    }
  }

  @inline(__always)
  private func addOne(_ number: Int, _ layer: LayerBuffers, slot: Int, starts: Bool) {
    let d = layer.blames.from(slot &* stride)
    let x = signals(into: number, slot: slot)
    var block = 0
    while block < layer.blocks {
      let row = layer.weightGradients.from(block &* layer.columns)
      let blame = d[block]
      var i = 0
      if starts {
        while i < layer.inputs {
          row[i] = blame * x[i]
          i &+= 1
        }
      } else {
        while i < layer.inputs {
          row[i] += blame * x[i]
          i &+= 1
        }
      }
      block &+= 1
    }
  }

  /// Four samples for each time that a gradient is read and written.
  @inline(__always)
  private func addFour(_ number: Int, _ layer: LayerBuffers, slot: Int, starts: Bool) {
    let d = layer.blames.from(slot &* stride)
    let x0 = signals(into: number, slot: slot)
    let x1 = signals(into: number, slot: slot &+ 1)
    let x2 = signals(into: number, slot: slot &+ 2)
    let x3 = signals(into: number, slot: slot &+ 3)
    var block = 0
    while block < layer.blocks {
      let row = layer.weightGradients.from(block &* layer.columns)
      let d0 = d[block]
      let d1 = d[block &+ stride]
      let d2 = d[block &+ 2 &* stride]
      let d3 = d[block &+ 3 &* stride]
      var i = 0
      while i < layer.inputs {
        let first = starts ? d0 * x0[i] : row[i] + d0 * x0[i]
        row[i] = ((first + d1 * x1[i]) + d2 * x2[i]) + d3 * x3[i]
        i &+= 1
      }
      block &+= 1
    }
  }

  @inline(__always)
  private func addBiases(_ layer: LayerBuffers, slot: Int, count: Int, starts: Bool) {
    let biases = layer.biasGradients
    var each = slot
    while each < slot &+ count {
      let d = layer.blames.from(each &* stride)
      var block = 0
      while block < layer.blocks {
        biases[block] = starts && each == slot ? d[block] : biases[block] + d[block]
        block &+= 1
      }
      each &+= 1
    }
  }
}
