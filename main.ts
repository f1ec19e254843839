// What the `pulumi` command runs: its Node.js host calls a CommonJS module that is itself a function, not its default export.
import logging from "./index";

module.exports = logging;
