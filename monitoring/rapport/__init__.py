"""Reports: put together from blocks, frozen when adopted, published, withdrawn with a reason."""
