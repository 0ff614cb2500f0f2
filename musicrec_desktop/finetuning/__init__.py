"""Teaching the language model of this machine its work: requests -> facets, facts -> one sentence."""
