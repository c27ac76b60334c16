/** A way to call an API from a program. */
export interface Snippet {
  language: string;
  code: string;
}

/** Programs that call one metered API with a key, ready to run. */
export function snippetsFor(origin: string, method: string, route: string, key: string): Snippet[] {
  const url = origin + route;
  return [
    { language: 'curl', code: `curl -X ${method} '${url}' \\\n  -H 'Authorization: Bearer ${key}'` },
    {
      language: 'C#',
      code: `using System.Net.Http.Headers;

using var http = new HttpClient();
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "${key}");
using var request = new HttpRequestMessage(new HttpMethod("${method}"), "${url}");
using var response = await http.SendAsync(request);
response.EnsureSuccessStatusCode();
Console.WriteLine(await response.Content.ReadAsStringAsync());`,
    },
    {
      language: 'Python',
      code: `import urllib.request

request = urllib.request.Request(
    "${url}",
    method="${method}",
    headers={"Authorization": "Bearer ${key}"},
)
with urllib.request.urlopen(request) as response:
    print(response.read().decode())`,
    },
    {
      language: 'JavaScript',
      code: `const response = await fetch("${url}", {
  method: "${method}",
  headers: { Authorization: "Bearer ${key}" },
});
if (!response.ok) throw new Error(\`\${response.status}\`);
console.log(await response.json());`,
    },
  ];
}
