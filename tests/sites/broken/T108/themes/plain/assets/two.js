// second
import "./one.js";
