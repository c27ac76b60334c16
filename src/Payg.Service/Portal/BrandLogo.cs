using System.Security.Cryptography;
using System.Xml;
using Payg.Storage.Databases;

namespace Payg.Service.Portal;

/// <summary>
/// The operator's logo as a file of this service, for providers whose logo is at no address. Read once, at start;
/// immutable.
/// </summary>
internal sealed class BrandLogo
{
    /// <summary>The largest file, in bytes: it is shown 26 pixels high.</summary>
    public const int MaxBytes = 256 * 1024;

    private const string Setting = "Payg:Portal:LogoFile";
    private const string SvgNamespace = "http://www.w3.org/2000/svg";
    private const string Forever = "public, max-age=31536000, immutable";

    // A vector graphic that is opened by its own address is a page of this origin: it may run and load nothing.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private readonly byte[] _content;
    private readonly string _contentType;

    private BrandLogo(byte[] content, string contentType, string extension)
    {
        (_content, _contentType) = (content, contentType);
        Address = $"/logo-{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}.{extension}";
    }

    /// <summary>The path at which it is served; it changes with the content.</summary>
    public string Address { get; }

    /// <summary>Reads the file that is set; null: none is.</summary>
    /// <param name="dataDirectory">Where the file is, unless its path says otherwise.</param>
    /// <exception cref="InvalidSettingException">It cannot be read, is too large, or is not a picture.</exception>
    public static BrandLogo? Read(PortalOptions settings, string dataDirectory)
    {
        if (settings.LogoFile is not { Length: > 0 } name)
            return null;

        var path = Path.GetFullPath(name, dataDirectory);
        byte[] content;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new InvalidSettingException(Setting, $"names no file: {path}");
            if (file.Length is 0 or > MaxBytes)
                throw new InvalidSettingException(Setting, $"must name a file of 1 to {MaxBytes / 1024} KiB: {path}");
            content = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException(Setting, $"names a file that cannot be read: {path}", exception);
        }

        return Of(content)
            ?? throw new InvalidSettingException(Setting, $"must name a picture in PNG, SVG or WebP: {path}");
    }

    public Task ServeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        PortalHeaders.Set(headers);
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = Forever;
        return TypedResults.Bytes(_content, _contentType).ExecuteAsync(context);
    }

    /// <summary>A picture by what is in it, whatever its name says; null: it is of another type.</summary>
    private static BrandLogo? Of(byte[] content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => new(content, "image/png", "png"),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _,
            (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => new(content, "image/webp", "webp"),
        _ when IsSvg(content) => new(content, "image/svg+xml", "svg"),
        _ => null,
    };

    private static bool IsSvg(byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content, writable: false), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
            });
            if (reader.MoveToContent() is not XmlNodeType.Element
                || reader.LocalName is not "svg" || reader.NamespaceURI is not SvgNamespace)
            {
                return false;
            }

            // To its end: a file that is cut off is no picture.
            while (reader.Read())
            {
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
