"""Clock, markdown and other small tools: no models, no words of the domain."""
