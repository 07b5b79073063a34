import json
import sys

import yaml

json.dump([yaml.safe_load(open(path, encoding="utf-8")) for path in sys.argv[1:]], sys.stdout)
