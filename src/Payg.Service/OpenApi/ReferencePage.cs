using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using Payg.Http.Caching;
using Payg.Service.Http;
using Scalar.AspNetCore;

namespace Payg.Service.OpenApi;

/// <summary>
/// The reference page: Scalar's library and a script that starts it, both from files of this site, so that the page
/// needs no inline script.
/// </summary>
internal static class ReferencePage
{
    private const string Library = "ScalarStaticAssets.scalar.js";
    private const string JavaScript = "text/javascript; charset=utf-8";
    private const string MayBeKept = "public, max-age=300";

    private static readonly byte[] s_gzip = [0x1F, 0x8B];

    /// <summary>The page's scripts by their name below <c>/docs</c>, each made when it is first asked for.</summary>
    public static IReadOnlyList<(string Name, Lazy<StoredAnswer> Script)> Scripts { get; } =
    [
        ("scalar.js", new(() => new StoredAnswer(Read(), JavaScript, MayBeKept))),
        ("start.js", new(() => new StoredAnswer(
            """
            'use strict';
            const at = (name) => new URL(`../openapi/${name}.json`, document.currentScript.src).href;
            Scalar.createApiReference('#app', {
              sources: [
                { title: 'API', slug: 'api', url: at('customers'), default: true },
                { title: 'API with administration', slug: 'administration', url: at('v1') },
              ],
              withDefaultFonts: false,
              showDeveloperTools: 'never',
              hideClientButton: true,
              agent: { disabled: true },
              mcp: { disabled: true },
              customCss: 'a[href*="://scalar.com"] { display: none; }',
            });

            """u8.ToArray(), JavaScript, MayBeKept))),
    ];

    public static RequestDelegate Of(string product)
    {
        var title = HtmlEncoder.Default.Encode(product);
        var pages = new PrefixedAnswers(root => PageAt(HtmlEncoder.Default.Encode(root), title));
        return pages.ServeAsync;
    }

    private static StoredAnswer PageAt(string root, string title) => new(
        Encoding.UTF8.GetBytes($"""
            <!doctype html>
            <html lang="en">
            <head>
              <title>{title} API</title>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
            </head>
            <body>
              <div id="app"></div>
              <script src="{root}/docs/scalar.js"></script>
              <script src="{root}/docs/start.js"></script>
            </body>
            </html>

            """), "text/html; charset=utf-8", MayBeKept);

    /// <summary>Scalar's library out of its package, which has it compressed.</summary>
    private static byte[] Read()
    {
        using var resource = typeof(ScalarOptions).Assembly.GetManifestResourceStream(Library)
            ?? throw new InvalidOperationException($"The package Scalar.AspNetCore has no {Library}.");
        using var packed = new MemoryStream();
        resource.CopyTo(packed);
        if (!packed.GetBuffer().AsSpan().StartsWith(s_gzip))
            return packed.ToArray();

        packed.Position = 0;
        using var unpacked = new MemoryStream();
        using (var from = new GZipStream(packed, CompressionMode.Decompress))
            from.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
