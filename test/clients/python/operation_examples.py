"""Does what the description of every operation of n3k.py says as its example, with a lab that answers nothing, and prints how many."""

import os
import re
import sys

sys.path.insert(0, sys.argv[1])
import n3k


class Silent(n3k.Lab):
    """A lab that keeps what it is asked."""

    asked = []

    def request(self, method, path, data=None, raw=False):
        self.asked.append(path)
        return []

    def _made(self, method, path, data=None):
        self.asked.append(path)
        return "file://" + os.devnull


lab = Silent("http://127.0.0.1")
switch = n3k.Device(lab, "sw1")
examples = [
    re.search(r"Example: (.*)", method.__doc__).group(1)
    for kind in (n3k.Lab, n3k.Device)
    for method in vars(kind).values()
    if "Example: " in (getattr(method, "__doc__", None) or "")
]
for example in examples:
    answer = eval(example)
    if hasattr(answer, "__next__"):
        list(answer)
print(len(examples), len(lab.asked))
