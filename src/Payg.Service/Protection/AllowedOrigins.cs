using Payg.Service.Server;
using Payg.Storage.Databases;

namespace Payg.Service.Protection;

/// <summary>
/// The sites whose pages may call the API with a token (CORS, Fetch Standard); none by default. The session cookie is
/// for pages of this site alone, whatever is set here.
/// </summary>
internal static class AllowedOrigins
{
    public const string Setting = "Payg:Cors:Origins";

    /// <summary>Reads <c>Payg:Cors:Origins</c>: origins with commas between them, or <c>*</c> for all.</summary>
    /// <exception cref="InvalidSettingException">One of them is no origin.</exception>
    public static IReadOnlyList<string> Read(IConfiguration configuration)
    {
        var origins = SettingList.Read(configuration, Setting);
        return origins.All(IsOrigin)
            ? origins
            : throw new InvalidSettingException(Setting, "must be origins, as https://app.example.com, or *");
    }

    private static bool IsOrigin(string text) =>
        text is "*"
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase));
}
