"""Once through urllib, once through requests, once through httpx."""
import os
import sys
import urllib.error
import urllib.request

import httpx
import requests


def by_urllib(url):
    try:
        urllib.request.urlopen(url)
    except urllib.error.HTTPError as answer:
        return answer.code


for ask in (by_urllib, lambda url: requests.get(url).status_code, lambda url: httpx.get(url).status_code):
    try:
        print("answered", ask(os.environ["URL"]))
    except (OSError, httpx.TransportError) as error:
        print(error, file=sys.stderr)
