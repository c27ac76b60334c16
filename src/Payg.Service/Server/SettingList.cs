using Payg.Storage.Databases;

namespace Payg.Service.Server;

/// <summary>A setting with several values: one text with commas between them, or a JSON list.</summary>
internal static class SettingList
{
    /// <summary>The values, without spaces around them; none where the setting is missing or empty.</summary>
    /// <exception cref="InvalidSettingException">It is set in both ways, of which one would be lost.</exception>
    public static IReadOnlyList<string> Read(IConfiguration configuration, string name)
    {
        var list = configuration.GetSection(name).GetChildren().Select(child => child.Value ?? "").ToArray();
        var texts = configuration[name] is { Length: > 0 } text ? [text] : list;
        if (texts != list && list.Length > 0)
            throw new InvalidSettingException(name, "is set both as one text and as a list: use one of them");
        return
        [
            .. texts.SelectMany(value => value.Split(
                ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ];
    }
}
