"""The editor's desk around the catalogue: links checked over the network, and the audit as tables, text or JSON."""
