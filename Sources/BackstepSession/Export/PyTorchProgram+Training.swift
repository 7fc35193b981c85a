import Backprop

extension PyTorchProgram {
  /// One step, the batches of an epoch, and the loop over them, for one process or several.
  var training: String {
    """
    def frozen():
        \"\"\"1 for each parameter that stays as it is, in the shapes of the parameters.\"\"\"
        at = 0
        for p in model.parameters():
            yield torch.tensor(FROZEN[at:at + p.numel()]).reshape(p.shape)
            at += p.numel()


    def step(x, y, model, share=1.0):
        optimizer.zero_grad()
        z = model(x)
        (objective(z, y).sum() * share).backward()
        kept = [p.detach().clone() for p in model.parameters()] if FROZEN else []
        if CLIP:
            free = (1 - flags for flags in frozen()) if FROZEN else (1 for _ in model.parameters())
            grads = [p.grad * free for p, free in zip(model.parameters(), free)]
            norm = torch.sqrt(sum((g ** 2).sum() for g in grads))
            for p in model.parameters():
                p.grad *= min(1, CLIP / (norm + 1e-6))
        optimizer.step()
        with torch.no_grad():
            for p, old, flags in zip(model.parameters(), kept, frozen() if kept else []):
                p.copy_(torch.where(flags > 0, old, p))
        return losses(z, y).sum().item()


    def batches():
        order = torch.randperm(len(X)) if SHUFFLE else torch.arange(len(X))
        parts = list(order.split(BATCH))
        # One left over cannot be normalised: it joins the batch before.
        if \(architecture.normalization == .batch ? "len(parts) > 1 and len(parts[-1]) == 1" : "False"):
            parts[-2:] = [torch.cat(parts[-2:])]
        return parts


    def main():
        options = argparse.ArgumentParser()
        options.add_argument("--epochs", type=int, default=10)
        options.add_argument("--predict", action="store_true")
        options.add_argument("--weights")
        options = options.parse_args()
        if options.predict:
            model.eval()
            for x, out in zip(X, activated(model(X))):
                print(x.tolist(), out.tolist())
            return
        world, rank, trained = int(os.environ.get("WORLD_SIZE", 1)), int(os.environ.get("RANK", 0)), model
        if world > 1:
            torch.distributed.init_process_group("gloo")
            trained = nn.parallel.DistributedDataParallel(model)
        for epoch in range(1, options.epochs + 1):
            total = 0.0
            torch.manual_seed(epoch)
            for batch in batches():
                # Each process takes its share; the gradients of all are averaged by torch.
                own = batch[rank::world] if len(batch) >= world else batch
                share = world / len(batch) if len(batch) >= world else 1 / len(batch)
                loss = torch.tensor(step(X[own], Y[own], trained, share))
                if world > 1:
                    torch.distributed.all_reduce(loss)
                    loss = loss if len(batch) >= world else loss / world
                total += loss.item()
            if rank == 0:
                print(f"epoch {epoch}: mean loss {total / len(X):.10g}")
        if options.weights and rank == 0:
            values = model.state_dict()
            with open(options.weights, "w") as file:
                json.dump({name: values[key].tolist() for name, key in NAMES}, file)
        if world > 1:
            torch.distributed.destroy_process_group()


    if __name__ == "__main__":
        main()
    """
  }
}
