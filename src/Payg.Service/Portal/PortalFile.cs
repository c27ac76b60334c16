using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Payg.Http.Caching;

namespace Payg.Service.Portal;

/// <summary>A file of the portal with the compressed forms beside it (<c>.br</c>, <c>.gz</c>). Immutable.</summary>
internal sealed class PortalFile
{
    private const int HashLength = 16;

    // The name of a file under assets changes with its content (RFC 8246); anything else is asked for each time.
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskEachTime = "no-cache";

    private static readonly (string Coding, string Extension)[] s_codings = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider s_contentTypes = new();

    private readonly string _contentType;
    private readonly string _cacheControl;
    private readonly Form _plain;
    private readonly Form[] _compressed;

    private PortalFile(string path, bool isHashed)
    {
        _contentType = ContentTypeOf(path);
        _cacheControl = isHashed ? Forever : AskEachTime;
        _plain = Form.Read(path, coding: null);
        _compressed =
        [
            .. s_codings.Where(known => File.Exists(path + known.Extension))
                .Select(known => Form.Read(path + known.Extension, known.Coding)),
        ];
    }

    /// <param name="isHashed">Whether its name changes with its content.</param>
    public static PortalFile Read(string path, bool isHashed) => new(path, isHashed);

    public static bool IsCompressed(string path) =>
        s_codings.Any(known => path.EndsWith(known.Extension, StringComparison.Ordinal));

    /// <summary>Answers with the file, in the smallest form that the client takes, or 304 where it has it.</summary>
    public Task ServeAsync(HttpContext context)
    {
        var form = FormFor(context.Request);
        var headers = context.Response.Headers;
        headers.CacheControl = _cacheControl;
        PortalHeaders.Set(headers);
        if (_compressed.Length > 0)
            headers.Vary = HeaderNames.AcceptEncoding;
        if (form.Coding is not null)
            headers.ContentEncoding = form.Coding;
        return TypedResults.PhysicalFile(form.Path, _contentType, entityTag: form.Tag).ExecuteAsync(context);
    }

    private Form FormFor(HttpRequest request) =>
        ContentCodings.Best(request, _compressed, form => form.Coding) ?? _plain;

    private static string ContentTypeOf(string path)
    {
        var type = s_contentTypes.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    /// <summary>The bytes in one coding. Each has a tag of its own (RFC 9110, section 8.8.3.3).</summary>
    private sealed record Form(string Path, string? Coding, EntityTagHeaderValue Tag)
    {
        public static Form Read(string path, string? coding)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..HashLength];
            return new Form(path, coding, new EntityTagHeaderValue($"\"{hash}\""));
        }
    }
}
