"""Model C in SimPy: `python3 simpy_model_c.py REQUESTS SEED` prints requests per second of real time and the mean response, s."""
import random
import sys
import time

import simpy

requests, seed = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
env = simpy.Environment()
replicas = [simpy.Resource(env, 4) for _ in range(8)]
store = simpy.Resource(env, 16)
total = 0.0


def request(turn):
    global total
    began = env.now
    yield env.timeout(0.0002)
    with replicas[turn % 8].request() as slot:
        yield slot
        yield env.timeout(rng.expovariate(1 / 0.0256))
    yield env.timeout(0.001)
    if rng.random() >= 0.8:
        with store.request() as slot:
            yield slot
            yield env.timeout(rng.expovariate(1 / 0.008))
    total += env.now - began


def arrivals():
    for turn in range(requests):
        yield env.timeout(rng.expovariate(1000))
        env.process(request(turn))


begin = time.perf_counter()
env.process(arrivals())
env.run()
print(requests / (time.perf_counter() - begin), total / requests)
