"""What came of an entry, as a few characters: another version of the program may lead elsewhere, and then it shows."""

import json
from hashlib import blake2b

from vconsole.vcenter.state import Change

_DIGEST_BYTES = 4


def outcome(change: Change) -> str:
    """A checksum of the events and refusals: of what they are and what they are about, not of their words."""
    told = [
        [
            [event.event, event.vm, event.host, event.cluster, event.device and str(event.device), event.code]
            for event in change.events
        ],
        [[fault.code, fault.about] for fault in change.faults],
    ]
    return blake2b(json.dumps(told).encode("ascii"), digest_size=_DIGEST_BYTES).hexdigest()
