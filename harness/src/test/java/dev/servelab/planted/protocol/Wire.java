package dev.servelab.planted.protocol;

import com.google.gson.Gson;
import dev.servelab.planted.eviction.Order;

/** Protocol knows a library, and a package above it. */
public final class Wire {
    Gson gson = new Gson();

    Order order = new Order();
}
