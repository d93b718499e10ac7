"""Makes a key to put into PUSH_PRIVATE_KEY.

python -m connectors.push
"""

from cryptography.hazmat.primitives.asymmetric import ec

from connectors.push.settings import to_base64

key = ec.generate_private_key(ec.SECP256R1())
print(f"PUSH_PRIVATE_KEY={to_base64(key.private_numbers().private_value.to_bytes(32, 'big'))}")
