/** SQL over the tables and Vega-Lite charts to one self-contained HTML file, and flat exports. */
package io.onchainmm.report;
