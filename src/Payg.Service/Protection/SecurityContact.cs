using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace Payg.Service.Protection;

internal sealed class SecurityContactOptions
{
    public const string Section = "Payg:Security";

    /// <summary>
    /// Where to report a vulnerability, such as <c>mailto:security@example.com</c> or an <c>https:</c> page: served as
    /// <c>/.well-known/security.txt</c>. None by default: then there is no such file.
    /// </summary>
    [RegularExpression("^(mailto:|https://|tel:)[\\x21-\\x7E]{1,500}$",
        ErrorMessage = "It must be like mailto:security@example.com or https://example.com/security.")]
    public string? Contact { get; set; }

    /// <summary>The page that says what is done with a report; none by default.</summary>
    [RegularExpression("^https://[\\x21-\\x7E]{1,500}$",
        ErrorMessage = "It must be like https://example.com/security.")]
    public string? Policy { get; set; }
}

/// <summary>The file with the contact for security researchers (RFC 9116).</summary>
internal static class SecurityContact
{
    private const string Path = "/.well-known/security.txt";
    private const string MayBeKept = "public, max-age=86400";
    private const int ValidDays = 365;

    private static readonly string[] s_reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSecurityContact(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IOptions<SecurityContactOptions>>().Value;
        if (settings.Contact is null)
            return;

        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.MapMethods(Path, s_reading, context => WriteAsync(context, settings, clock.GetUtcNow()))
            .ExcludeFromDescription();
    }

    private static Task WriteAsync(HttpContext context, SecurityContactOptions settings, DateTimeOffset now)
    {
        context.Response.Headers.CacheControl = MayBeKept;
        var expires = now.UtcDateTime.Date.AddDays(ValidDays)
            .ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var text = $"Contact: {settings.Contact}\nExpires: {expires}\nPreferred-Languages: en\n"
            + (settings.Policy is null ? "" : $"Policy: {settings.Policy}\n");
        return TypedResults.Text(text, MediaTypeNames.Text.Plain, Encoding.UTF8).ExecuteAsync(context);
    }
}
