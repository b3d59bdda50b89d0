<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>flair2</name>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/area.py" />
            <source>The area "{name}" holds no polygon: draw one, or untick "Selected features only".</source>
            <translation>La zone « {name} » ne contient aucun polygone : en dessiner un, ou ne pas se limiter aux entités sélectionnées.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/area.py" />
            <source>The area "{name}" has no coordinate reference system: assign one to it.</source>
            <translation>La zone « {name} » n’a pas de système de coordonnées de référence : lui en attribuer un.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/area.py" />
            <source>The area can't be written to {path} ({problem}): see to free space there.</source>
            <translation>Impossible d’écrire la zone dans {path} ({problem}) : vérifier l’espace libre à cet endroit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>Classify land cover</source>
            <translation>Classer l’occupation du sol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>flair,land cover,land use,segmentation,deep learning,sentinel-2,ortho,aerial,ign</source>
            <translation>flair,occupation du sol,ocs,usage du sol,segmentation,apprentissage profond,sentinel-2,ortho-image,orthophoto,aérien,ign,land cover</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>Maps the land cover of an ortho, with the help of a Sentinel-2 time series.</source>
            <translation>Cartographie l’occupation du sol d’une ortho-image, à l’aide d’une série temporelle Sentinel-2.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>Duration in seconds</source>
            <translation>Durée en secondes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>{ortho} land cover</source>
            <translation>{ortho} – occupation du sol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>{ortho} confidence</source>
            <translation>{ortho} – confiance</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>{ortho} polygons</source>
            <translation>{ortho} – polygones</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>The algorithm was run without being prepared: start it through Processing.</source>
            <translation>L’algorithme a été exécuté sans avoir été préparé : le lancer depuis la boîte à outils de traitements.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>Made in {seconds} s on {device}. Share of each class:</source>
            <translation>Terminé en {seconds} s sur {device}. Part de chaque classe :</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>{number} %</source>
            <translation>{number} %</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/dates_file.py" />
            <source>The dates can't be written to {folder} ({problem}): see to space and rights there.</source>
            <translation>Les dates ne peuvent pas être écrites dans {folder} ({problem}) : vérifier l’espace libre et les droits à cet endroit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>Maps the land cover of an aerial image, with the help of a year of Sentinel-2 images of the same place, with U-T&amp;amp;T, the two-branch network of IGN France's FLAIR #2, or with its aerial branch alone.</source>
            <translation>Cartographie l’occupation du sol d’une image aérienne, à l’aide d’une année d’images Sentinel-2 du même lieu, avec U-T&amp;amp;T, le réseau à deux branches de FLAIR #2 de l’IGN, ou avec sa seule branche aérienne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Ortho:&lt;/b&gt; best with pixels of 0.2 m, with the bands that the model was trained on: for FLAIR red, green, blue, near infrared and height above ground.</source>
            <translation>&lt;b&gt;Ortho-image :&lt;/b&gt; de préférence à des pixels de 0,2 m, avec les bandes sur lesquelles le modèle a été entraîné : pour FLAIR, rouge, vert, bleu, proche infrarouge et hauteur du sursol.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Sentinel-2 images:&lt;/b&gt; layers or a folder, with one raster of 10 bands per date, one raster of all dates, or a FLAIR super-area. The rasters need not share a coordinate system, an origin or a pixel size with the ortho.</source>
            <translation>&lt;b&gt;Images Sentinel-2 :&lt;/b&gt; des couches ou un dossier, avec un raster de 10 bandes par date, un seul raster de toutes les dates, ou une super-zone (&lt;i&gt;super-area&lt;/i&gt;) de FLAIR. Les rasters peuvent différer de l’ortho-image par le système de coordonnées, l’origine et la taille des pixels.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Model:&lt;/b&gt; brings its classes, bands, scaling and cloud filter along. &lt;i&gt;demo&lt;/i&gt; was trained on a made-up landscape and is not for real imagery.</source>
            <translation>&lt;b&gt;Modèle :&lt;/b&gt; apporte ses classes, ses bandes, sa normalisation et son filtre de nuages. &lt;i&gt;demo&lt;/i&gt; a été entraîné sur un paysage inventé et ne convient pas à des images réelles.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Area of interest:&lt;/b&gt; polygons; only what lies inside is classified.</source>
            <translation>&lt;b&gt;Zone d’intérêt :&lt;/b&gt; des polygones ; seul leur intérieur est classé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Land cover:&lt;/b&gt; a GeoTIFF with named and coloured classes, on the model's pixels. The log gives the share of each class.</source>
            <translation>&lt;b&gt;Occupation du sol :&lt;/b&gt; un GeoTIFF aux classes nommées et colorées, aux pixels du modèle. Le journal donne la part de chaque classe.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Confidence:&lt;/b&gt; how sure the network is of each pixel, in percent.</source>
            <translation>&lt;b&gt;Confiance :&lt;/b&gt; la certitude du réseau pour chaque pixel, en pour cent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>A run that is stopped keeps the rows of tiles that it has finished: with &lt;i&gt;Go on with an unfinished run&lt;/i&gt;, among the advanced parameters, the same run goes on from there.</source>
            <translation>Un traitement arrêté conserve les rangées de tuiles qu’il a terminées : avec &lt;i&gt;Reprendre un traitement inachevé&lt;/i&gt;, dans les paramètres avancés, le même traitement continue à partir de là.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>The network runs beside QGIS in a Python of its own, which &lt;i&gt;Raster &amp;gt; FLAIR-2 land cover &amp;gt; Engine…&lt;/i&gt; installs once.</source>
            <translation>Le réseau fonctionne à côté de QGIS, dans un Python qui lui est propre et que &lt;i&gt;Raster &amp;gt; Occupation du sol FLAIR-2 &amp;gt; Moteur…&lt;/i&gt; installe une fois pour toutes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/layers.py" />
            <source>The layer "{name}" is a web map and has no file of its own: save the part that you need as a GeoTIFF (right-click the layer, Export &gt; Save As…, raw data, with pixels as the model's, such as 0.2 m) and choose that.</source>
            <translation>La couche « {name} » est une carte du web, sans fichier propre : enregistrer en GeoTIFF la partie voulue (clic droit sur la couche, Exporter &gt; Enregistrer sous…, donnée brute, avec des pixels comme ceux du modèle, par exemple 0,2 m), puis choisir ce fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/layers.py" />
            <source>The layer "{name}" has no file of its own: save it as a GeoTIFF first (right-click the layer, Export &gt; Save As…, raw data) and choose that.</source>
            <translation>La couche « {name} » n’a pas de fichier propre : l’enregistrer d’abord en GeoTIFF (clic droit sur la couche, Exporter &gt; Enregistrer sous…, donnée brute), puis choisir ce fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/ortho_folder.py" />
            <source>The folder {folder} holds no raster that can be read: ortho tiles as GeoTIFF or JPEG 2000 are needed.</source>
            <translation>Le dossier {folder} ne contient aucun raster lisible : il faut des dalles d’ortho en GeoTIFF ou JPEG 2000.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Ortho</source>
            <translation>Ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Folder of ortho tiles, instead of an ortho</source>
            <translation>Dossier de dalles d’ortho, au lieu d’une ortho</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Bands of the ortho in the model's order</source>
            <translation>Bandes de l’ortho-image dans l’ordre du modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Sentinel-2 images</source>
            <translation>Images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Sentinel-2 folder, instead of images</source>
            <translation>Dossier Sentinel-2, au lieu d’images</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Model</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Extent</source>
            <translation>Emprise</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Area of interest</source>
            <translation>Zone d’intérêt</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Near infrared from another raster</source>
            <translation>Proche infrarouge d’un autre raster</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Heights from another raster</source>
            <translation>Hauteurs (MNH) d’un autre raster</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Unit of the heights</source>
            <translation>Unité des hauteurs</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Surface model, instead of heights</source>
            <translation>Modèle numérique de surface (MNS), au lieu de hauteurs</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Terrain model, with the surface model</source>
            <translation>Modèle numérique de terrain (MNT), avec le MNS</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Folder of another model</source>
            <translation>Dossier d’un autre modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Dates of the Sentinel-2 images</source>
            <translation>Dates des images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Overlap of the tiles</source>
            <translation>Recouvrement des tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Values of black and white</source>
            <translation>Valeurs du noir et du blanc</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>How to find black and white</source>
            <translation>Comment trouver le noir et le blanc</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Device</source>
            <translation>Unité de calcul</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Tiles at a time (0: as many as fit)</source>
            <translation>Tuiles à la fois (0 : autant que possible)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Precision</source>
            <translation>Précision</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Test-time augmentation</source>
            <translation>Augmentation à l’inférence</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Sentinel-2 passes</source>
            <translation>Passes Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Go on with an unfinished run</source>
            <translation>Reprendre un traitement inachevé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Keep the finished part when stopped</source>
            <translation>Conserver la partie terminée en cas d’arrêt</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Ortho taken on (2021-07-09 10:30)</source>
            <translation>Prise de vue de l’ortho-image (2021-07-09 10:30)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Camera</source>
            <translation>Caméra</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Altitude of the ground in metres</source>
            <translation>Altitude du sol en mètres</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <location filename="../../flair2_plugin/desktop/runs/layers.py" />
            <source>Land cover</source>
            <translation>Occupation du sol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <location filename="../../flair2_plugin/desktop/runs/layers.py" />
            <source>Confidence</source>
            <translation>Confiance</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Polygons of the classes</source>
            <translation>Polygones des classes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <location filename="../../flair2_plugin/desktop/dock/areas_view.py" />
            <source>Areas of the classes</source>
            <translation>Surfaces des classes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The aerial image. Models of FLAIR expect red, green, blue, near infrared and height above ground. Any pixel size and coordinate system: it is resampled to the model's pixels as it is read.</source>
            <translation>L’image aérienne. Les modèles de FLAIR attendent rouge, vert, bleu, proche infrarouge et hauteur du sursol. La taille des pixels et le système de coordonnées sont libres : elle est rééchantillonnée aux pixels du modèle pendant la lecture.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Instead of an ortho: a folder of its tiles (GeoTIFF, JPEG 2000), alike in coordinate system, pixel size and bands.</source>
            <translation>Au lieu d’une ortho : un dossier de ses dalles (GeoTIFF, JPEG 2000), de même système de coordonnées, même taille de pixel et mêmes bandes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Which bands of the ortho hold what the model expects, in the model's order. Leave empty if they are the first bands and in that order.</source>
            <translation>Les bandes de l’ortho-image qui contiennent ce que le modèle attend, dans l’ordre du modèle. Laisser vide si ce sont les premières bandes, dans cet ordre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Near infrared, where the ortho lacks it: another raster of the same place. Taken is the band that is called so, or the first one, as in an infrared ortho.</source>
            <translation>Le proche infrarouge, s’il manque à l’ortho-image : un autre raster du même lieu. La bande qui porte ce nom est utilisée, sinon la première, comme dans une ortho-image infrarouge.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Heights above the ground (nDSM), where the ortho lacks them: another raster of the same place.</source>
            <translation>Les hauteurs du sursol (MNH), si elles manquent à l’ortho-image : un autre raster du même lieu.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>What the heights are in: metres, or flair, 8 bits of 0.2 m each. auto takes 8-bit rasters as flair.</source>
            <translation>L’unité des hauteurs : metres, en mètres, ou flair, 8 bits de 0,2 m chacun. auto traite les rasters à 8 bits comme flair.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Instead of heights: a surface model (DSM) in metres. The heights are what it is above the terrain model.</source>
            <translation>Au lieu de hauteurs : un modèle numérique de surface (MNS) en mètres. Les hauteurs sont sa différence avec le modèle de terrain.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>A terrain model (DTM) in metres, together with a surface model.</source>
            <translation>Un modèle numérique de terrain (MNT) en mètres, avec un modèle de surface.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Sentinel-2 images of the same place: one raster of 10 bands per date with the date in its name, or one raster of dates × 10 bands. Bands B2, B3, B4, B5, B6, B7, B8, B8A, B11, B12, reflectance × 10,000.</source>
            <translation>Images Sentinel-2 du même lieu : un raster de 10 bandes par date, avec la date dans son nom, ou un seul raster de dates × 10 bandes. Bandes B2, B3, B4, B5, B6, B7, B8, B8A, B11, B12, réflectance × 10 000.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Instead of layers: a folder of Level-2A products of ESA (.SAFE) or THEIA, zipped or not, of dated rasters, or of one FLAIR super-area (*_data.npy, *_masks.npy, *_products.txt). A raster NAME_masks.tif (snow, cloud) beside NAME.tif lets cloudy dates be left out; products have such masks.</source>
            <translation>Au lieu de couches : un dossier de produits de niveau 2A de l’ESA (.SAFE) ou de THEIA, compressés ou non, de rasters datés, ou d’une super-zone de FLAIR (*_data.npy, *_masks.npy, *_products.txt). Un raster NOM_masks.tif (neige, nuages) à côté de NOM.tif permet d’écarter les dates nuageuses ; les produits ont de tels masques.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>An installed model: it knows its classes, bands and scaling, and whether it needs Sentinel-2. More are taken in under Raster &gt; FLAIR-2 land cover &gt; Models….</source>
            <translation>Un modèle installé : il connaît ses classes, ses bandes et sa normalisation, et sait s’il a besoin de Sentinel-2. D’autres s’ajoutent dans Raster &gt; Occupation du sol FLAIR-2 &gt; Modèles….</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Classify this part only. Empty: the whole ortho.</source>
            <translation>Ne classer que cette partie. Vide : toute l’ortho-image.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Classify inside these polygons only, in any coordinate system. What lies outside takes no time. With an extent too: inside both.</source>
            <translation>Ne classer qu’à l’intérieur de ces polygones, quel que soit leur système de coordonnées. L’extérieur ne prend pas de temps. Avec une emprise en plus : à l’intérieur des deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Another model package, used instead of the one chosen above: the folder that holds its model.json.</source>
            <translation>Un autre paquet de modèle, utilisé au lieu de celui choisi plus haut : le dossier qui contient son model.json.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>A CSV file with a column "date" (2021-04-03), in the order of the images; with a column "file" too, its rows are matched by file name. Only needed where names and band descriptions hold no dates.</source>
            <translation>Un fichier CSV avec une colonne « date » (2021-04-03), dans l’ordre des images ; avec en plus une colonne « file », ses lignes sont associées aux noms de fichiers. Utile seulement si ni les noms ni les descriptions des bandes ne contiennent de dates.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The share of a tile's side that its neighbour covers too, 0 to 0.75. More makes seams rarer and the run longer.</source>
            <translation>La part du côté d’une tuile que sa voisine couvre aussi, de 0 à 0,75. Une valeur plus grande rend les raccords plus rares et le traitement plus long.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The ortho's values that mean black and white. Unset: they are found as the next parameter says.</source>
            <translation>Les valeurs de l’ortho qui signifient noir et blanc. Non définies : elles sont trouvées comme le dit le paramètre suivant.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Where black and white are not given: depth takes the full range of the ortho's bits, percentile what is darkest and brightest in a sample, auto the first where the values fill it. 8 bits are taken as they are.</source>
            <translation>Quand le noir et le blanc ne sont pas donnés : depth prend toute l’étendue des bits de l’ortho, percentile le plus sombre et le plus clair d’un échantillon, auto le premier là où les valeurs la remplissent. Les 8 bits sont pris tels quels.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Where the network computes; auto takes a GPU if there is one.</source>
            <translation>L’unité sur laquelle le réseau calcule ; auto choisit un GPU s’il y en a un.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Tiles that a GPU computes at a time; 0 takes as many as its memory holds; without effect on the CPU.</source>
            <translation>Nombre de tuiles qu’un GPU calcule à la fois ; 0 en prend autant que sa mémoire le permet ; sans effet sur le processeur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The numbers that the network computes in. auto takes faster ones (8 bits on the CPU, 16 on a GPU) where a check on tiles of this run finds the same classes; fp32 is exact.</source>
            <translation>Les nombres avec lesquels le réseau calcule. auto en choisit de plus rapides (8 bits sur le processeur, 16 sur un GPU) si une vérification sur des tuiles de ce traitement trouve les mêmes classes ; fp32 est exact.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>d4 averages over the eight turns and flips of each tile: steadier, and eight times the time.</source>
            <translation>d4 fait la moyenne des huit rotations et symétries de chaque tuile : plus stable, pour huit fois le temps.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Go on with a run of the same inputs, options and output that was stopped or failed: the rows of tiles that it finished are not computed again, and the map is the same. Needs the same file name for the land cover; if anything has changed since, the log says so and the run starts anew.</source>
            <translation>Reprendre un traitement arrêté ou échoué, de mêmes entrées, options et sortie : les rangées de tuiles terminées ne sont pas recalculées, et la carte est la même. Demande le même nom de fichier pour l’occupation du sol ; si quelque chose a changé entre-temps, le journal le dit et le traitement repart de zéro.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>shared lets neighbouring tiles share a pass over the Sentinel-2 images: faster, and nearly as exact.</source>
            <translation>shared fait partager aux tuiles voisines une même passe sur les images Sentinel-2 : plus rapide, et presque aussi exact.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>When the run is stopped, also write what is finished as a map of its own, named as the land cover with _partial at its end.</source>
            <translation>Si le traitement est arrêté, écrire aussi la partie terminée dans une carte à part, du nom de l’occupation du sol suivi de _partial.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>When the ortho was taken, as 2021-07-09 10:30, for models trained with acquisition metadata. Empty: as the tags or the name of its file say, if they do.</source>
            <translation>Quand l’ortho a été prise, comme 2021-07-09 10:30, pour les modèles entraînés avec les métadonnées d’acquisition. Vide : ce que disent les balises ou le nom de son fichier, s’ils le disent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The ortho's camera, for models trained with acquisition metadata: an UltraCam Eagle (UCE) or another. auto takes what the file's tags say, and UCE where they say nothing.</source>
            <translation>La caméra de l’ortho, pour les modèles entraînés avec les métadonnées d’acquisition : une UltraCam Eagle (UCE) ou une autre. auto prend ce que disent les balises du fichier, et UCE si elles ne disent rien.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The ground's height above the sea in metres, for models trained with acquisition metadata.</source>
            <translation>L’altitude du sol en mètres, pour les modèles entraînés avec les métadonnées d’acquisition.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The class map: a GeoTIFF of class numbers, 0 where there is no data, with colours and names.</source>
            <translation>La carte des classes : un GeoTIFF des numéros de classes, 0 là où il n’y a pas de données, avec couleurs et noms.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Also write how sure the network is of each pixel's class, in percent.</source>
            <translation>Écrire aussi la certitude du réseau sur la classe de chaque pixel, en pour cent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Also write the classes as polygons along the pixels' edges, each with its class, name and area: a GeoPackage, which may become large.</source>
            <translation>Écrire aussi les classes en polygones suivant les bords des pixels, chacun avec sa classe, son nom et sa surface : un GeoPackage, qui peut devenir volumineux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Also write a table of how much each class covers: pixels, share, hectares.</source>
            <translation>Écrire aussi un tableau de ce que couvre chaque classe : pixels, part, hectares.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <location filename="../../flair2_plugin/desktop/runs/values.py" />
            <source>The area of interest can't be read: choose a polygon layer or an existing file.</source>
            <translation>La zone d’intérêt est illisible : choisir une couche de polygones ou un fichier existant.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <source>The ortho is given as a layer and as a folder: choose one of the two.</source>
            <translation>L’ortho est donnée comme couche et comme dossier : choisir l’un des deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <location filename="../../flair2_plugin/desktop/algorithm/series_reader.py" />
            <location filename="../../flair2_plugin/desktop/runs/preview.py" />
            <source>The ortho can't be read: choose a raster layer or an existing file.</source>
            <translation>L’ortho-image est illisible : choisir une couche raster ou un fichier existant.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <source>{label}: this can't be read, choose a raster layer or an existing file.</source>
            <translation>{label} : illisible, choisir une couche raster ou un fichier existant.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <source>No model is chosen: choose one, or give the folder of a model package.</source>
            <translation>Aucun modèle n’est choisi : en choisir un, ou indiquer le dossier d’un paquet de modèle.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <source>Sentinel-2 images are given as layers and as a folder: choose one of the two.</source>
            <translation>Les images Sentinel-2 sont indiquées à la fois par des couches et par un dossier : choisir l’un des deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <source>The values of black and white need both ends, or none.</source>
            <translation>Les valeurs du noir et du blanc s’indiquent toutes les deux, ou aucune.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>Download a Sentinel-2 series</source>
            <translation>Télécharger une série Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>flair,sentinel-2,stac,catalogue,download,time series,cloud,cog</source>
            <translation>flair,sentinel-2,stac,catalogue,téléchargement,série temporelle,nuage,cog</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>Reads a year of Sentinel-2 images of an area from a public catalogue, for a land-cover map.</source>
            <translation>Lit dans un catalogue public une année d’images Sentinel-2 d’une zone, pour une carte d’occupation du sol.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>Stopped by the user; the finished dates are kept in {folder}.</source>
            <translation>Arrêté par l’utilisateur ; les dates terminées restent dans {folder}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>First day, instead of a year</source>
            <translation>Premier jour, au lieu d’une année</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Last day, instead of a year</source>
            <translation>Dernier jour, au lieu d’une année</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Address of another catalogue (STAC API)</source>
            <translation>Adresse d’un autre catalogue (API STAC)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Its collection of Sentinel-2 L2A</source>
            <translation>Sa collection Sentinel-2 L2A</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Sentinel-2 series</source>
            <translation>Série Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Most clouds of a product, in percent</source>
            <translation>Nuages d’un produit, au plus, en pour cent</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Area of this ortho</source>
            <translation>Zone de cette ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Extent, instead of an ortho</source>
            <translation>Emprise, au lieu d’une ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Year</source>
            <translation>Année</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Catalogue</source>
            <translation>Catalogue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>One raster for every</source>
            <translation>Un raster pour chaque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>The series covers this raster and 220 m around it: what a land-cover map of it needs. It is in the UTM zone of the place, on the satellites' own pixels.</source>
            <translation>La série couvre ce raster et 220 m autour : ce qu’il faut pour en faire une carte d’occupation du sol. Elle est dans le fuseau UTM du lieu, sur les pixels mêmes des satellites.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Instead of an ortho: the area, in any coordinate system.</source>
            <translation>Au lieu d’une ortho-image : la zone, dans un système de coordonnées quelconque.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>All dates of this year, best the year in which the ortho was taken.</source>
            <translation>Toutes les dates de cette année, de préférence celle de la prise de vue de l’ortho-image.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Where the images are read from, without an account. {catalogs}.</source>
            <translation>D’où les images sont lues, sans compte. {catalogs}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Products with more clouds, over the whole tile of 110 km, are left out. A map leaves cloudy dates out itself, place by place: this is to save time.</source>
            <translation>Les produits plus nuageux, sur toute la tuile de 110 km, sont écartés. Une carte écarte elle-même les dates nuageuses, lieu par lieu : ceci ne fait que gagner du temps.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>date keeps every date, as the models of FLAIR were trained. month averages the clear pixels of each month: fewer files, and the same time to make.</source>
            <translation>date garde chaque date, comme les modèles de FLAIR ont été entraînés. month fait la moyenne des pixels clairs de chaque mois : moins de fichiers, et autant de temps.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>With the last day: another period than a whole year.</source>
            <translation>Avec le dernier jour : une autre période qu’une année entière.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>With the first day: another period than a whole year.</source>
            <translation>Avec le premier jour : une autre période qu’une année entière.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>A STAC API that is not in the list, as https://example.org/stac.</source>
            <translation>Une API STAC qui n’est pas dans la liste, comme https://example.org/stac.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Another collection than the catalogue's usual one, as sentinel-2-l2a.</source>
            <translation>Une autre collection que celle d’usage du catalogue, comme sentinel-2-l2a.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>A folder with one raster of 10 bands per date, masks of snow and clouds, and a report. If it holds a part of the same series, only what is missing is read.</source>
            <translation>Un dossier avec un raster de 10 bandes par date, des masques de neige et de nuages, et un rapport. S’il contient une partie de la même série, seul ce qui manque est lu.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Makes the Sentinel-2 series that a land-cover map needs: searches a public catalogue (STAC) for the images of an area and a year, and reads the pixels of that area only.</source>
            <translation>Fait la série Sentinel-2 dont une carte d’occupation du sol a besoin : cherche dans un catalogue public (STAC) les images d’une zone et d’une année, et ne lit que les pixels de cette zone.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>&lt;b&gt;Area:&lt;/b&gt; that of an ortho, or an extent. &lt;b&gt;Sentinel-2 series:&lt;/b&gt; a folder, which goes into &lt;i&gt;Classify land cover&lt;/i&gt; as &lt;i&gt;Sentinel-2 folder&lt;/i&gt;.</source>
            <translation>&lt;b&gt;Zone :&lt;/b&gt; celle d’une ortho-image, ou une emprise. &lt;b&gt;Série Sentinel-2 :&lt;/b&gt; un dossier, à donner à &lt;i&gt;Classer l’occupation du sol&lt;/i&gt; comme &lt;i&gt;Dossier Sentinel-2&lt;/i&gt;.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>The tiles of a date are laid side by side, all bands on pixels of 10 m; the offset that newer products have is taken away, so that values mean what they meant when the models were trained.</source>
            <translation>Les tuiles d’une date sont mises côte à côte, toutes les bandes en pixels de 10 m ; le décalage des produits récents est retiré, pour que les valeurs signifient ce qu’elles signifiaient à l’entraînement des modèles.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>A run that is stopped or loses its connection keeps its finished dates: run it again to go on.</source>
            <translation>Une exécution arrêtée, ou qui perd sa connexion, garde les dates terminées : relancez-la pour continuer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>The engine, a Python of its own beside QGIS, reads the catalogue; it needs access to the internet. The images are Copernicus Sentinel data, free to use if that source is named.</source>
            <translation>Le moteur, un Python à part à côté de QGIS, lit le catalogue ; il a besoin d’un accès à internet. Les images sont des données Copernicus Sentinel, d’usage libre si cette source est citée.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_reader.py" />
            <source>The area is given by an ortho or by an extent: choose one of the two.</source>
            <translation>La zone est donnée par une ortho-image ou par une emprise : choisissez l’une des deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_reader.py" />
            <source>The extent has no coordinate system: choose it from a layer or the map.</source>
            <translation>L’emprise n’a pas de système de coordonnées : choisissez-la d’après une couche ou la carte.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_reader.py" />
            <source>A period has a first and a last day: give both, or none for a whole year.</source>
            <translation>Une période a un premier et un dernier jour : donnez les deux, ou aucun pour une année entière.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>The ortho "{name}" has no coordinate reference system: assign one to its file.</source>
            <translation>L’ortho-image « {name} » n’a pas de système de coordonnées de référence : en attribuer un à son fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>One band is chosen, but the model "{model}" needs {wanted}.</source>
            <translation>Une seule bande est choisie, mais le modèle « {model} » en demande {wanted}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>{count} bands are chosen, but the model "{model}" needs {wanted}.</source>
            <translation>Nombre de bandes choisies : {count}, mais le modèle « {model} » en demande {wanted}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>The ortho "{name}" has one band; the model "{model}" needs {wanted}.</source>
            <translation>L’ortho-image « {name} » n’a qu’une bande ; le modèle « {model} » en demande {wanted}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>The ortho "{name}" has {count} bands; the model "{model}" needs {wanted}.</source>
            <translation>Nombre de bandes de l’ortho-image « {name} » : {count} ; le modèle « {model} » en demande {wanted}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>The model "{model}" needs Sentinel-2 images: choose layers or a folder.</source>
            <translation>Le modèle « {model} » a besoin d’images Sentinel-2 : choisir des couches ou un dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>None of the installed models can do with what is given.</source>
            <translation>Aucun des modèles installés ne peut se contenter de ce qui est donné.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>Of the installed models, these can do with what is given: {models}.</source>
            <translation>Parmi les modèles installés, ceux-ci peuvent se contenter de ce qui est donné : {models}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>building</source>
            <translation>bâtiment</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>pervious surface</source>
            <translation>zone perméable</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>impervious surface</source>
            <translation>zone imperméable</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>bare soil</source>
            <translation>sol nu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>water</source>
            <translation>surface d’eau</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>coniferous</source>
            <translation>conifères</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>deciduous</source>
            <translation>feuillus</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>brushwood</source>
            <translation>broussaille</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>vineyard</source>
            <translation>vigne</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>herbaceous vegetation</source>
            <translation>pelouse</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>agricultural land</source>
            <translation>culture</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>plowed land</source>
            <translation>terre labourée</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>swimming pool</source>
            <translation>piscine</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>snow</source>
            <translation>neige</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>clear cut</source>
            <translation>coupe</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>mixed</source>
            <translation>mixte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>ligneous</source>
            <translation>ligneux</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>greenhouse</source>
            <translation>serre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>other</source>
            <translation>autre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>&amp;Draw on the Map</source>
            <translation>&amp;Dessiner sur la carte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Polygon layer</source>
            <translation>Couche de polygones</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Selected &amp;features only</source>
            <translation>Sélection &amp;uniquement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>&amp;Area</source>
            <translation>&amp;Zone</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Draw the area: press "Draw on the Map", then drag a rectangle.</source>
            <translation>Dessiner la zone : appuyer sur « Dessiner sur la carte », puis tracer un rectangle.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Choose a polygon layer for the area, or another kind of area.</source>
            <translation>Choisir une couche de polygones pour la zone, ou un autre type de zone.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Nothing is drawn yet.</source>
            <translation>Rien n’est encore dessiné.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Selected &amp;features only ({count})</source>
            <translation>Sélection &amp;uniquement ({count})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Area</source>
            <translation>Zone</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Whole ortho</source>
            <translation>Toute l’ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>What the map shows</source>
            <translation>Ce que montre la carte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>A drawn rectangle</source>
            <translation>Un rectangle dessiné</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Polygons of a layer</source>
            <translation>Les polygones d’une couche</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>{width} m × {height} m</source>
            <translation>{width} m × {height} m</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/areas_view.py" />
            <source>Copy Table</source>
            <translation>Copier le tableau</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Bands</source>
            <translation>Bandes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Another raster gives it: see the details</source>
            <translation>Fournie par un autre raster : voir les détails</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>None</source>
            <translation>Aucune</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Found by the bands' names or colours.</source>
            <translation>Reconnues aux noms ou aux couleurs des bandes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Guessed by their order only: {bands}. Compare with the pictures, and correct what is wrong.</source>
            <translation>Devinées d’après leur seul ordre : {bands}. Comparer avec les vignettes, et corriger les erreurs.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Choose an ortho and a model first.</source>
            <translation>Choisir d’abord une ortho-image et un modèle.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Red, green and blue together: it should look natural</source>
            <translation>Rouge, vert et bleu ensemble : les couleurs doivent paraître naturelles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>RGB</source>
            <translation>RVB</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Red</source>
            <translation>Rouge</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Green</source>
            <translation>Vert</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Blue</source>
            <translation>Bleu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Near infrared</source>
            <translation>Proche infrarouge</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Height above ground</source>
            <translation>Hauteur du sursol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>R</source>
            <translation>R</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>G</source>
            <translation>V</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>NIR</source>
            <translation>PIR</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>H</source>
            <translation>H</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/check.py" />
            <source>Choose the ortho to classify.</source>
            <translation>Choisir l’ortho-image à classer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/check.py" />
            <source>There is no model: get one by the button beside the list of models.</source>
            <translation>Il n’y a aucun modèle : en obtenir un par le bouton à côté de la liste des modèles.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/check.py" />
            <source>The model can't be read: choose another one, or install it again.</source>
            <translation>Le modèle est illisible : en choisir un autre, ou le réinstaller.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/check.py" />
            <source>The model can't do without this band: {band}. Choose which one it is, under Bands, or another raster that holds it, among the details.</source>
            <translation>Le modèle ne peut se passer de cette bande : {band}. Choisir laquelle c’est, sous Bandes, ou un autre raster qui la contient, dans les détails.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/check.py" />
            <source>Choose Sentinel-2 images: layers, a group of them, or a folder.</source>
            <translation>Choisir des images Sentinel-2 : des couches, un groupe de couches ou un dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>date missing</source>
            <translation>date manquante</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>in the future</source>
            <translation>dans le futur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>before the first Sentinel-2 image</source>
            <translation>avant la première image Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>same date {count} times</source>
            <translation>même date {count} fois</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>earlier than the one above</source>
            <translation>antérieure à la précédente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>table of dates</source>
            <translation>table de dates</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>name</source>
            <translation>nom</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>layer's time range</source>
            <translation>plage temporelle de la couche</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>layer's name</source>
            <translation>nom de la couche</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>TIFF tag</source>
            <translation>balise TIFF</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>band</source>
            <translation>bande</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>typed here</source>
            <translation>saisie ici</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>not recognised</source>
            <translation>non reconnue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>{known} of {count} images have a date</source>
            <translation>{known} images sur {count} ont une date</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>{text}, from {first} to {last}</source>
            <translation>{text}, du {first} au {last}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_dialog.py" />
            <source>Dates of the Sentinel-2 Images</source>
            <translation>Dates des images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_dialog.py" />
            <source>The model goes by these dates. Double-click one to correct it. What is typed here is kept in a table of its own; your files stay as they are.</source>
            <translation>Le modèle se fie à ces dates. Double-cliquer sur une date pour la corriger. Ce qui est saisi ici est gardé dans une table à part ; les fichiers ne changent pas.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_dialog.py" />
            <source>There is nothing to correct: products, and the super-areas of FLAIR, tell their dates themselves.</source>
            <translation>Il n’y a rien à corriger : les produits et les super-aires de FLAIR donnent eux-mêmes leurs dates.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_dialog.py" />
            <source>&amp;Read Again</source>
            <translation>&amp;Relire</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_dialog.py" />
            <source>Forget what was corrected, and read names, layers and files again</source>
            <translation>Oublier les corrections, et relire les noms, les couches et les fichiers</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <source>Image</source>
            <translation>Image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>From</source>
            <translation>Origine</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <source>Remark</source>
            <translation>Remarque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <source>{name}, date {number}</source>
            <translation>{name}, date {number}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <source>no date</source>
            <translation>pas de date</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/details_box.py" />
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/details_box.py" />
            <source>GeoTIFF files (*.tif)</source>
            <translation>Fichiers GeoTIFF (*.tif)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/details_box.py" />
            <source>Land Cover</source>
            <translation>Occupation du sol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/details_box.py" />
            <source>&amp;File of the map</source>
            <translation>Fic&amp;hier de la carte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/details_box.py" />
            <source>unset</source>
            <translation>vide</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dock.py" />
            <source>FLAIR-2 Land Cover</source>
            <translation>Occupation du sol FLAIR-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dock.py" />
            <source>Foreseeing area, time and memory…</source>
            <translation>Estimation de la surface, du temps et de la mémoire…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/engine_notice.py" />
            <source>Set Up the &amp;Engine…</source>
            <translation>&amp;Installer le moteur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/engine_notice.py" />
            <source>The network computes in a Python of its own beside QGIS, which is not set up yet. {reason}</source>
            <translation>Le réseau calcule à côté de QGIS, dans un Python qui lui est propre et qui n’est pas encore installé. {reason}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/form_panel.py" />
            <source>The ortho's folder can't be written to, so the map goes among the temporary files, to {folder}: choose a file for it, in the details, if it is to be kept.</source>
            <translation>Le dossier de l’ortho-image n’est pas accessible en écriture : la carte ira dans les fichiers temporaires, dans {folder}. Pour la garder, choisissez-lui un fichier dans les détails.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Past Runs</source>
            <translation>Traitements précédents</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>&amp;Load</source>
            <translation>Char&amp;ger</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Put the run's layers on the map and show its result</source>
            <translation>Ajouter les couches du traitement à la carte et afficher son résultat</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Res&amp;ume</source>
            <translation>R&amp;eprendre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>For&amp;get</source>
            <translation>Ou&amp;blier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Take the run out of this list; its files stay</source>
            <translation>Retirer le traitement de cette liste ; ses fichiers restent</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Past Runs ({count})</source>
            <translation>Traitements précédents ({count})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Past runs</source>
            <translation>Traitements précédents</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Run</source>
            <translation>Traitement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Time</source>
            <translation>Durée</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>&amp;Ortho</source>
            <translation>&amp;Ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>&amp;Sentinel-2 images</source>
            <translation>Images &amp;Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Manage models…</source>
            <translation>Gérer les modèles…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>&amp;Model</source>
            <translation>&amp;Modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>&amp;Sentinel-2 images (can be left out)</source>
            <translation>Images &amp;Sentinel-2 (facultatives)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Sentinel-2 images (not needed by this model)</source>
            <translation>Images Sentinel-2 (inutiles à ce modèle)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>File…</source>
            <translation>Fichier…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Folder of Tiles…</source>
            <translation>Dossier de dalles…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Open an ortho file or a folder of its tiles</source>
            <translation>Ouvrir un fichier d’ortho ou un dossier de ses dalles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Folder of Ortho Tiles</source>
            <translation>Dossier de dalles d’ortho</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Folder {name}</source>
            <translation>Dossier {name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/inspection.py" />
            <source>Looking at the images</source>
            <translation>Examen des images</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/layers.py" />
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/layers.py" />
            <source>{group} (1 layer)</source>
            <translation>{group} (1 couche)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/layers.py" />
            <source>{group} ({count} layers)</source>
            <translation>{group} ({count} couches)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/notices.py" />
            <source>Note</source>
            <translation>Remarque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/notices.py" />
            <source>Warning</source>
            <translation>Avertissement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/notices.py" />
            <source>Problem</source>
            <translation>Problème</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/notices.py" />
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <location filename="../../flair2_plugin/desktop/models/details.py" />
            <source>{label}: {text}</source>
            <translation>{label} : {text}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Open in &amp;Folder</source>
            <translation>Ou&amp;vrir le dossier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Run &amp;Again with Changes</source>
            <translation>&amp;Relancer en modifiant</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Dates Used…</source>
            <translation>Dates utilisées…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Show &amp;Log…</source>
            <translation>Afficher le &amp;journal…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>R&amp;esume</source>
            <translation>Repre&amp;ndre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>The map is not there any more: {path}</source>
            <translation>La carte n’existe plus : {path}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>&amp;Copy</source>
            <translation>&amp;Copier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Copy this run, to repeat it elsewhere</source>
            <translation>Copier ce traitement, pour le répéter ailleurs</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Log</source>
            <translation>Journal</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Command Line</source>
            <translation>Ligne de commande</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Python Call</source>
            <translation>Appel Python</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>qgis_process Call</source>
            <translation>Appel qgis_process</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Foresee again</source>
            <translation>Estimer à nouveau</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Foreseeing</source>
            <translation>Estimation</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>&amp;Run</source>
            <translation>E&amp;xécuter</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Notes on the images: {count} (point here to read them)</source>
            <translation>Remarques sur les images : {count} (pointer ici pour les lire)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Add to the &amp;Queue</source>
            <translation>Mettre en &amp;file d’attente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>&amp;Preview</source>
            <translation>A&amp;perçu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Click on the map to classify the one tile under the cursor</source>
            <translation>Cliquer sur la carte pour classer la seule tuile sous le curseur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>S&amp;top</source>
            <translation>&amp;Arrêter</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Stop at once; the tiles that are finished are kept, and the run can go on later</source>
            <translation>Arrêter aussitôt ; les tuiles terminées sont conservées, et le traitement peut reprendre plus tard</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Waiting runs</source>
            <translation>Traitements en attente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>&amp;Waiting</source>
            <translation>En a&amp;ttente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Take out of the queue</source>
            <translation>Retirer de la file d’attente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Choose several layers, a folder or a file</source>
            <translation>Choisir plusieurs couches, un dossier ou un fichier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Dates…</source>
            <translation>Dates…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>See and correct the dates of these images</source>
            <translation>Voir et corriger les dates de ces images</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Several Layers…</source>
            <translation>Plusieurs couches…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Folder…</source>
            <translation>Dossier…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Files…</source>
            <translation>Fichiers…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Folder of Sentinel-2 Images</source>
            <translation>Dossier d’images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Sentinel-2 Images</source>
            <translation>Images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>{count} images</source>
            <translation>{count} images</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Sentinel-2 Layers</source>
            <translation>Couches Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho has no coordinate reference system: assign the right one to its file.</source>
            <translation>L’ortho-image n’a pas de système de coordonnées de référence : attribuer le bon à son fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho's coordinates are degrees: its pixels are not square on the ground. Better take the ortho in a projected system, such as Lambert-93 or UTM.</source>
            <translation>Les coordonnées de l’ortho-image sont en degrés : ses pixels ne sont pas carrés au sol. Mieux vaut utiliser l’ortho-image dans un système projeté, comme Lambert-93 ou UTM.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho's pixels are {pixel} m, the model's {wanted} m: expect a poor map, or take a finer ortho.</source>
            <translation>Les pixels de l’ortho-image font {pixel} m, ceux du modèle {wanted} m : la carte sera médiocre, ou choisir une ortho-image plus fine.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho's pixels are {pixel} m, the model's {wanted} m: they are averaged, and reading takes longer.</source>
            <translation>Les pixels de l’ortho-image font {pixel} m, ceux du modèle {wanted} m : ils sont moyennés, et la lecture est plus longue.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho holds {kind} values: black and white are found from its pixels, and said in the report. If you know them, give them in the details.</source>
            <translation>L’ortho contient des valeurs {kind} : le noir et le blanc sont trouvés d’après ses pixels, et indiqués dans le rapport. S’ils sont connus, les donner dans les détails.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>Band {numbers} of the ortho has one value everywhere: choose another, or none.</source>
            <translation>La bande {numbers} de l’ortho-image a partout la même valeur : en choisir une autre, ou aucune.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho has 16 bits, but no value above {highest} was found: it is taken for 8 bits. If it has more, give the values of black and white, in the details.</source>
            <translation>L’ortho-image a 16 bits, mais aucune valeur au-dessus de {highest} n’a été trouvée : elle est traitée comme une image à 8 bits. Si elle en a davantage, indiquer les valeurs du noir et du blanc, dans les détails.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho's values are 0 and 1 only: it looks like a mask, not an image. Choose the image.</source>
            <translation>L’ortho-image ne contient que des 0 et des 1 : elle ressemble à un masque, pas à une image. Choisir l’image.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The Sentinel-2 images do not cover the ortho: choose images of the same place.</source>
            <translation>Les images Sentinel-2 ne couvrent pas l’ortho-image : choisir des images du même lieu.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The Sentinel-2 values look like reflectance from 0 to 1: the model expects them times 10,000.</source>
            <translation>Les valeurs Sentinel-2 ressemblent à des réflectances de 0 à 1 : le modèle les attend multipliées par 10 000.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>No date in "{name}": give it one by the button Dates…, beside the Sentinel-2 images.</source>
            <translation>Pas de date dans « {name} » : l’indiquer par le bouton Dates…, à côté des images Sentinel-2.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>Only one Sentinel-2 date: a year of images tells much more about plants.</source>
            <translation>Une seule date Sentinel-2 : une année d’images en dit bien plus sur la végétation.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>Only {count} Sentinel-2 dates: a year of images tells much more about plants.</source>
            <translation>Seulement {count} dates Sentinel-2 : une année d’images en dit bien plus sur la végétation.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho seems to be of {year}, but no Sentinel-2 image is: take images of that year.</source>
            <translation>L’ortho-image semble dater de {year}, mais aucune image Sentinel-2 n’est de cette année : choisir des images de cette année-là.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{area} km²</source>
            <translation>{area} km²</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{count} tile</source>
            <translation>{count} tuile</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{count} tiles</source>
            <translation>{count} tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{count} skipped</source>
            <translation>ignorées : {count}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>about {time}</source>
            <translation>environ {time}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>on {device}</source>
            <translation>sur {device}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{size} of memory</source>
            <translation>{size} de mémoire</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{size} of disk</source>
            <translation>{size} de disque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>the processor</source>
            <translation>le processeur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Apple's GPU</source>
            <translation>le GPU d’Apple</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>the GPU</source>
            <translation>le GPU</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{size} MiB</source>
            <translation>{size} Mio</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{size} GiB</source>
            <translation>{size} Gio</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Running</source>
            <translation>En cours</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Stopped</source>
            <translation>Arrêté</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>What is finished is kept: Resume goes on from there.</source>
            <translation>Ce qui est terminé est conservé : Reprendre continue à partir de là.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Nothing was finished yet.</source>
            <translation>Rien n’était encore terminé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Made in {time}</source>
            <translation>Terminé en {time}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Preview made in {time}. Click elsewhere for another one.</source>
            <translation>Aperçu obtenu en {time}. Cliquer ailleurs pour en avoir un autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>The preview was stopped.</source>
            <translation>L’aperçu a été arrêté.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Classifying the tile under the cursor…</source>
            <translation>Classement de la tuile sous le curseur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{done} of {total}</source>
            <translation>{done} sur {total}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{time} left</source>
            <translation>encore {time}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Dates Used: {title}</source>
            <translation>Dates utilisées : {title}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Sentinel-2 dates: {used} of {dates} used</source>
            <translation>Dates Sentinel-2 : {used} utilisées sur {dates}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>used in every tile</source>
            <translation>utilisée dans toutes les tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>used in some tiles</source>
            <translation>dans certaines tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>left out</source>
            <translation>écartée</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>filled as far as it is clear of cloud and snow: not at all, half, all</source>
            <translation>remplie selon la part sans nuage ni neige : rien, la moitié, tout</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>How clear the dates are is not known: no masks came along.</source>
            <translation>On ne sait pas si les dates sont claires : il n’y a pas de masques.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>2/3: in this month 2 of 3 dates are used</source>
            <translation>2/3 : ce mois-là, 2 dates utilisées sur 3</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>none</source>
            <translation>aucune</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>{date}: {clear}, used in {used} of {tiles} tiles</source>
            <translation>{date} : {clear}, utilisée dans {used} tuiles sur {tiles}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>{percent} % clear</source>
            <translation>claire à {percent} %</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>how clear is not known</source>
            <translation>clarté inconnue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Dates of the run</source>
            <translation>Dates du traitement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Clear</source>
            <translation>Clair</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Cloud</source>
            <translation>Nuages</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Snow</source>
            <translation>Neige</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>No data</source>
            <translation>Sans données</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Used in tiles</source>
            <translation>Utilisée dans</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>{used} of {tiles}</source>
            <translation>{used} tuiles sur {tiles}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>not known</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/complaints.py" />
            <source>The engine's Python, {python}, can't run it ({reason}): install the engine, or choose another Python, by Raster &gt; FLAIR-2 land cover &gt; Engine…</source>
            <translation>Le Python du moteur, {python}, ne peut pas l’exécuter ({reason}) : installer le moteur, ou choisir un autre Python, par Raster &gt; Occupation du sol FLAIR-2 &gt; Moteur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/interpreter.py" />
            <source>{place} names {path} as the engine's Python, but there is no such file: correct it.</source>
            <translation>{place} indique {path} comme Python du moteur, mais ce fichier n’existe pas : à corriger.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/interpreter.py" />
            <source>FLAIR-2's engine is not installed: choose Raster &gt; FLAIR-2 land cover &gt; Engine… (or, in a terminal with Python 3.11 or newer, run {create} and then {fill}).</source>
            <translation>Le moteur de FLAIR-2 n’est pas installé : choisir Raster &gt; Occupation du sol FLAIR-2 &gt; Moteur… (ou, dans un terminal avec Python 3.11 ou plus récent, exécuter {create} puis {fill}).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/interpreter.py" />
            <source>The environment variable {name}</source>
            <translation>La variable d’environnement {name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/interpreter.py" />
            <source>The setting of FLAIR-2 in Processing's options</source>
            <translation>Le réglage de FLAIR-2 dans les options de traitements</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>Tiles</source>
            <translation>Tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>Finishing</source>
            <translation>Finalisation</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>Dates</source>
            <translation>Dates</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>Searching</source>
            <translation>Recherche</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{stage}: {done} of {total}</source>
            <translation>{stage} : {done} sur {total}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{progress}, {time} left</source>
            <translation>{progress}, encore {time}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>outside the area, skipped: {count}</source>
            <translation>ignorées, hors de la zone : {count}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{area} km² on {device}</source>
            <translation>{area} km² sur {device}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{memory} MiB of memory, up to {disk} MiB of disk</source>
            <translation>{memory} Mio de mémoire, jusqu’à {disk} Mio de disque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>What is finished is kept: "Go on with an unfinished run" (RESUME) goes on from there.</source>
            <translation>Ce qui est terminé est conservé : « Reprendre un traitement inachevé » (RESUME) continue à partir de là.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <location filename="../../flair2_plugin/desktop/runs/question.py" />
            <source>The engine can't be started with {python}: {problem}.</source>
            <translation>Impossible de démarrer le moteur avec {python} : {problem}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>Stopped by the user; no map was written.</source>
            <translation>Arrêté par l’utilisateur ; aucune carte n’a été écrite.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>The engine ended badly (code {code}), but the map is complete.</source>
            <translation>Le moteur s’est mal terminé (code {code}), mais la carte est complète.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>The engine was ended by the system (code {code}): {cause}</source>
            <translation>Le moteur a été interrompu par le système (code {code}) : {cause}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>The engine ended without a result (code {code}): {cause}</source>
            <translation>Le moteur s’est terminé sans résultat (code {code}) : {cause}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>it gave no reason; too little memory is the usual one</source>
            <translation>sans raison indiquée ; le plus souvent, la mémoire ne suffit pas</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The NVIDIA driver is too old for this PyTorch: update it to 580 or newer; until then the CPU is used.</source>
            <translation>Le pilote NVIDIA est trop ancien pour ce PyTorch : le mettre à jour vers la version 580 ou plus récente ; d’ici là, le processeur est utilisé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>This GPU is too old for this PyTorch (compute capability 7.5 or newer is needed): the CPU is used.</source>
            <translation>Ce GPU est trop ancien pour ce PyTorch (capacité de calcul 7.5 ou supérieure requise) : le processeur est utilisé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The NVIDIA driver doesn't answer: restart the computer or install the driver; until then the CPU is used.</source>
            <translation>Le pilote NVIDIA ne répond pas : redémarrer l’ordinateur ou installer le pilote ; d’ici là, le processeur est utilisé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>This PyTorch is a build without GPU support: choose “Add GPU Support…”, or go on with the CPU.</source>
            <translation>Ce PyTorch est compilé sans prise en charge du GPU : choisir « Ajouter le GPU… », ou continuer avec le processeur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The GPU's memory is full: close other programs that use it, and check again.</source>
            <translation>La mémoire du GPU est pleine : fermer les autres programmes qui l’utilisent, puis vérifier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>Microsoft's Visual C++ runtime is missing or too old: install it from https://aka.ms/vc14/vc_redist.x64.exe, restart, and check again.</source>
            <translation>Le composant Visual C++ de Microsoft manque ou est trop ancien : l’installer depuis https://aka.ms/vc14/vc_redist.x64.exe, redémarrer, puis vérifier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The processor lacks instructions that the packages are built for: run the engine on a newer computer.</source>
            <translation>Il manque au processeur des instructions dont les paquets ont besoin : exécuter le moteur sur un ordinateur plus récent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The memory is full: close other programs, and try again.</source>
            <translation>La mémoire est pleine : fermer d’autres programmes, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>Python's module for environments is missing: install python3-venv (sudo apt install python3-venv), or choose another Python.</source>
            <translation>Le module de Python pour les environnements manque : installer python3-venv (sudo apt install python3-venv), ou choisir un autre Python.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>This Python has no SSL module, so it can download nothing: choose another Python, or install from an offline bundle.</source>
            <translation>Ce Python n’a pas de module SSL et ne peut donc rien télécharger : choisir un autre Python, ou installer depuis une archive hors ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The Python that the engine was made with is gone or was updated: install the engine again.</source>
            <translation>Le Python avec lequel le moteur a été créé n’existe plus ou a été mis à jour : réinstaller le moteur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>Your organisation's rules forbid programs in this folder: ask for an exception for it, or choose a Python that has the engine's packages.</source>
            <translation>Les règles de votre organisation interdisent les programmes dans ce dossier : demander une exception, ou choisir un Python qui contient les paquets du moteur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The proxy wants a user name and password: give them in Settings &gt; Options &gt; Network, and try again.</source>
            <translation>Le proxy demande un nom d’utilisateur et un mot de passe : les indiquer dans Préférences &gt; Options &gt; Réseau, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>pip can't go through a SOCKS proxy: set an HTTP proxy in Settings &gt; Options &gt; Network, or install from an offline bundle.</source>
            <translation>pip ne peut pas passer par un proxy SOCKS : définir un proxy HTTP dans Préférences &gt; Options &gt; Réseau, ou installer depuis une archive hors ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The connection's certificate isn't trusted; a company's network that inspects connections has its own: have it added to this computer's certificates, or name its file in the variable PIP_CERT.</source>
            <translation>Le certificat de la connexion n’est pas reconnu ; un réseau d’entreprise qui inspecte les connexions a le sien : le faire ajouter aux certificats de cet ordinateur, ou indiquer son fichier dans la variable PIP_CERT.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The proxy doesn't answer: check its address in Settings &gt; Options &gt; Network.</source>
            <translation>Le proxy ne répond pas : vérifier son adresse dans Préférences &gt; Options &gt; Réseau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>Access to the package index is refused: ask your network's administrators to allow pypi.org, files.pythonhosted.org and download.pytorch.org, or install from an offline bundle.</source>
            <translation>L’accès à l’index des paquets est refusé : demander aux administrateurs du réseau d’autoriser pypi.org, files.pythonhosted.org et download.pytorch.org, ou installer depuis une archive hors ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The package index can't be found: check the internet connection and the proxy in Settings &gt; Options &gt; Network, or install from an offline bundle.</source>
            <translation>L’index des paquets est introuvable : vérifier la connexion à internet et le proxy dans Préférences &gt; Options &gt; Réseau, ou installer depuis une archive hors ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The connection broke off: try again, and what is downloaded already is not downloaded anew.</source>
            <translation>La connexion s’est interrompue : réessayer ; ce qui est déjà téléchargé ne l’est pas une seconde fois.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The disk is full: free some space, and try again.</source>
            <translation>Le disque est plein : libérer de l’espace, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The virus scanner took a file away: have it leave the engine's folder out, and try again.</source>
            <translation>L’antivirus a retiré un fichier : lui faire exclure le dossier du moteur, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The path of a file is too long for this system: switch on long paths in Windows, or use a QGIS profile with a shorter path.</source>
            <translation>Le chemin d’un fichier est trop long pour ce système : activer les chemins longs dans Windows, ou utiliser un profil QGIS au chemin plus court.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>Another program, often the virus scanner, holds a file of the installation: close runs that use the engine, and try again.</source>
            <translation>Un autre programme, souvent l’antivirus, bloque un fichier de l’installation : arrêter les traitements qui utilisent le moteur, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The engine's folder lies on a disk that can't be written to: use a QGIS profile on another one.</source>
            <translation>Le dossier du moteur se trouve sur un disque protégé en écriture : utiliser un profil QGIS sur un autre disque.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The engine's folder may not be written to: check its permissions, or use another QGIS profile.</source>
            <translation>L’écriture dans le dossier du moteur n’est pas autorisée : vérifier ses droits, ou utiliser un autre profil QGIS.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>A program can't cope with the letters of the engine's path: use a QGIS profile in a folder of plain letters.</source>
            <translation>Un programme ne comprend pas les caractères du chemin du moteur : utiliser un profil QGIS dans un dossier aux lettres sans accents.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>A downloaded package isn't the one that was tested, so it wasn't installed: try again; if it stays so, something on the way changes files.</source>
            <translation>Un paquet téléchargé n’est pas celui qui a été testé et n’a donc pas été installé : réessayer ; si cela persiste, quelque chose modifie les fichiers en chemin.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>A package arrived damaged: try again; the damaged file is not used.</source>
            <translation>Un paquet est arrivé endommagé : réessayer ; le fichier endommagé n’est pas utilisé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>This system's C library is too old for PyTorch: a newer system is needed (glibc 2.28 or newer).</source>
            <translation>La bibliothèque C de ce système est trop ancienne pour PyTorch : il faut un système plus récent (glibc 2.28 ou plus).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The index has no such package for this system and Python: choose another Python, or install from an offline bundle.</source>
            <translation>L’index n’a pas ce paquet pour ce système et ce Python : choisir un autre Python, ou installer depuis une archive hors ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>it ended without a word (code {code})</source>
            <translation>il s’est terminé sans un mot (code {code})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>{name} is no Python that can be used: {why}</source>
            <translation>{name} n’est pas un Python utilisable : {why}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This is Python {version}, and the engine needs 3.11 or newer: choose another Python.</source>
            <translation>C’est Python {version}, et le moteur demande 3.11 ou plus récent : choisir un autre Python.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This Python is a 32-bit program, and PyTorch has 64-bit ones only: install a 64-bit Python.</source>
            <translation>Ce Python est un programme à 32 bits, et PyTorch n’existe qu’à 64 bits : installer un Python à 64 bits.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This Python has no SSL module, so it can download nothing: choose another one.</source>
            <translation>Ce Python n’a pas de module SSL et ne peut donc rien télécharger : en choisir un autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This system's C library is {found}, and PyTorch needs glibc 2.28: a newer system is needed.</source>
            <translation>La bibliothèque C de ce système est {found}, et PyTorch demande glibc 2.28 : il faut un système plus récent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This Python lacks {module}: install it with “sudo apt install python{series}-venv” or your system's way.</source>
            <translation>Il manque {module} à ce Python : l’installer avec « sudo apt install python{series}-venv » ou à la manière de votre système.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This Python lacks its module {module}: choose another one, such as python.org's.</source>
            <translation>Il manque à ce Python son module {module} : en choisir un autre, comme celui de python.org.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/checking.py" />
            <source>This Python can't be started: {reason}.</source>
            <translation>Impossible de démarrer ce Python : {reason}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/checking.py" />
            <source>The engine's Python ended without an answer at “{where}”: install the engine again.</source>
            <translation>Le Python du moteur s’est terminé sans réponse à « {where} » : réinstaller le moteur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/checking.py" />
            <source>code {code}</source>
            <translation>code {code}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/checking.py" />
            <source>This Python can't run the engine: {reason}</source>
            <translation>Ce Python ne peut pas exécuter le moteur : {reason}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>FLAIR-2 engine</source>
            <translation>Moteur FLAIR-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Looking for a Python…</source>
            <translation>Recherche d’un Python…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Checking {python}…</source>
            <translation>Vérification de {python}…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>The engine runs in this Python now.</source>
            <translation>Le moteur fonctionne maintenant dans ce Python.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>GPU: {text}</source>
            <translation>GPU : {text}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Install the engine</source>
            <translation>Installer le moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Install</source>
            <translation>Installer</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>A Python, 3.11 to 3.14</source>
            <translation>Un Python, 3.11 à 3.14</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>No Python that fits</source>
            <translation>Aucun Python qui convienne</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Choose a Python…</source>
            <translation>Choisir un Python…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>The engine is installed.</source>
            <translation>Le moteur est installé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Cancelled; what was downloaded is kept for the next time.</source>
            <translation>Annulé ; ce qui a été téléchargé est conservé pour la prochaine fois.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>A Python that has the engine's packages</source>
            <translation>Un Python qui contient les paquets du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>An offline bundle</source>
            <translation>Une archive hors ligne</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Bundles (*.zip)</source>
            <translation>Archives (*.zip)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>This removes the engine from {folder}. Models and maps stay.</source>
            <translation>Le moteur sera supprimé de {folder}. Les modèles et les cartes restent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Remove the engine</source>
            <translation>Supprimer le moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Remove</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Copied: paste it into the issue.</source>
            <translation>Copié : à coller dans le ticket.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/failures.py" />
            <source>it gave no reason</source>
            <translation>sans raison indiquée</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/failures.py" />
            <source>{doing} failed: {reason}</source>
            <translation>{doing} a échoué : {reason}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/folders.py" />
            <source>{folder} can't be replaced ({reason}): stop the runs that use it, or restart QGIS, and try again.</source>
            <translation>Impossible de remplacer {folder} ({reason}) : arrêter les traitements qui l’utilisent, ou redémarrer QGIS, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/folders.py" />
            <source>Another QGIS window installs the engine just now ({name}, process {number}): wait for it.</source>
            <translation>Une autre fenêtre de QGIS installe le moteur en ce moment ({name}, processus {number}) : attendre qu’elle ait fini.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/folders.py" />
            <source>{folder} can't be removed ({reason}): stop the runs that use it, and try again.</source>
            <translation>Impossible de supprimer {folder} ({reason}) : arrêter les traitements qui l’utilisent, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <source>An Apple GPU needs nothing more: the engine uses it as it is.</source>
            <translation>Un GPU Apple ne demande rien de plus : le moteur l’utilise tel quel.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <source>No NVIDIA GPU with a working driver was found{reason}.</source>
            <translation>Aucun GPU NVIDIA doté d’un pilote en état de marche n’a été trouvé{reason}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <source>The driver of {card} is {driver}, but 580 is needed: update it.</source>
            <translation>Le pilote de {card} est {driver}, mais il faut 580 : le mettre à jour.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <source>The {card} is too old for this PyTorch (compute capability {found}, 7.5 is needed).</source>
            <translation>{card} est trop ancien pour ce PyTorch (capacité de calcul {found}, il faut 7.5).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <location filename="../../flair2_plugin/desktop/environment/sizes.py" />
            <source>{count} GB</source>
            <translation>{count} Go</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <source>{name}, {memory}, driver {driver}</source>
            <translation>{name}, {memory}, pilote {driver}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Making the environment</source>
            <translation>Création de l’environnement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Checking the engine</source>
            <translation>Vérification du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Putting it in place</source>
            <translation>Mise en place</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Unpacking the bundle</source>
            <translation>Décompression de l’archive</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Downloading and installing packages</source>
            <translation>Téléchargement et installation des paquets</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Installing packages</source>
            <translation>Installation des paquets</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>The installation</source>
            <translation>L’installation</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>The engine needs {needed} on the disk of {folder}, and {free} are free: free some space.</source>
            <translation>Le moteur demande {needed} sur le disque de {folder}, et {free} sont libres : libérer de l’espace.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Stops at once; what is downloaded is kept for the next time</source>
            <translation>Arrête aussitôt ; ce qui est téléchargé est conservé pour la prochaine fois</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Log of the installation</source>
            <translation>Journal de l’installation</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Install Again…</source>
            <translation>Réinstaller…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Install…</source>
            <translation>Installer…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Downloads and installs the engine; says the size first</source>
            <translation>Télécharge et installe le moteur ; en indique d’abord la taille</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Add GPU Support…</source>
            <translation>Ajouter le GPU…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>A second environment, used only once it has computed on the GPU</source>
            <translation>Un second environnement, utilisé seulement une fois qu’il a calculé sur le GPU</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Use Another Python…</source>
            <translation>Utiliser un autre Python…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>A Python that has the engine's packages already</source>
            <translation>Un Python qui contient déjà les paquets du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>From an Offline Bundle…</source>
            <translation>Depuis une archive hors ligne…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Installs from a zip made on a computer with internet</source>
            <translation>Installe depuis un zip préparé sur un ordinateur relié à internet</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Remove…</source>
            <translation>Supprimer…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Removes what the plugin has installed</source>
            <translation>Supprime ce que l’extension a installé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Check Again</source>
            <translation>Vérifier à nouveau</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Lets the engine load its libraries and compute something small</source>
            <translation>Fait charger au moteur ses bibliothèques et lui fait faire un petit calcul</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Copy Diagnostics</source>
            <translation>Copier le diagnostic</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>A report for an issue, without your name and home folder</source>
            <translation>Un rapport à joindre à un ticket, sans votre nom ni votre dossier personnel</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/sizes.py" />
            <source>{count} MB</source>
            <translation>{count} Mo</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>The engine works</source>
            <translation>Le moteur fonctionne</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>The engine is not installed</source>
            <translation>Le moteur n’est pas installé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>The engine does not work</source>
            <translation>Le moteur ne fonctionne pas</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>Checking the engine…</source>
            <translation>Vérification du moteur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>It is a Python of its own, beside QGIS, with PyTorch and rasterio. “Install…” brings it; nothing in QGIS is changed.</source>
            <translation>C’est un Python à part, à côté de QGIS, avec PyTorch et rasterio. « Installer… » le met en place ; rien ne change dans QGIS.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>This takes some seconds.</source>
            <translation>Cela prend quelques secondes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>PyTorch {torch} on Python {python} computes on {device}.</source>
            <translation>PyTorch {torch} sur Python {python} calcule sur {device}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>Other versions than those tested: {names}.</source>
            <translation>Versions autres que celles testées : {names}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>Not there, and not needed for a map: {names}.</source>
            <translation>Absents, et inutiles pour une carte : {names}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>the CPU ({what})</source>
            <translation>le processeur ({what})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>{what} ({name})</source>
            <translation>{what} ({name})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>Python</source>
            <translation>Python</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>Kind</source>
            <translation>Type</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>installed by the plugin, with GPU support</source>
            <translation>installé par l’extension, avec prise en charge du GPU</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>installed by the plugin</source>
            <translation>installé par l’extension</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>chosen by you, or a checkout's</source>
            <translation>choisi par vous, ou celui d’une copie de développement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>About {download} are downloaded from PyPI and download.pytorch.org (about {time} at 20 Mbit/s).</source>
            <translation>Environ {download} sont téléchargés de PyPI et download.pytorch.org (environ {time} à 20 Mbit/s).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>Nothing is downloaded: the packages are in {bundle}.</source>
            <translation>Rien n’est téléchargé : les paquets sont dans {bundle}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>The engine then takes about {installed} of disk, and {disk} while it is installed, in {folder}.</source>
            <translation>Le moteur occupe ensuite environ {installed} sur le disque, et {disk} pendant l’installation, dans {folder}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>It is made with Python {version} ({path}). QGIS can be used meanwhile.</source>
            <translation>Il est créé avec Python {version} ({path}). QGIS reste utilisable pendant ce temps.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>It takes the place of the one there only once it has been checked.</source>
            <translation>Il ne remplace celui qui est en place qu’après avoir été vérifié.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>The engine that computes on the CPU stays as it is.</source>
            <translation>Le moteur qui calcule sur le processeur reste tel quel.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>No Python was found on this computer: install Python 3.12 from python.org, or choose one.</source>
            <translation>Aucun Python n’a été trouvé sur cet ordinateur : installer Python 3.12 depuis python.org, ou en choisir un.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>None of the Pythons found can carry the engine:</source>
            <translation>Aucun des Python trouvés ne convient au moteur :</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/acquisition.py" />
            <source>Importing {name}: the weights are checked…</source>
            <translation>Import de {name} : vérification des poids…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/acquisition.py" />
            <source>Downloading {name}</source>
            <translation>Téléchargement de {name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>The server sends another part of the file than it was asked for: try again later.</source>
            <translation>Le serveur envoie une autre partie du fichier que celle demandée : réessayer plus tard.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>The server announces {found} bytes, but the file has {size}: it is another one.</source>
            <translation>Le serveur annonce {found} octets, mais le fichier en a {size} : c’en est un autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>{host} is too busy (HTTP {status}): what has come is kept, try again in a while.</source>
            <translation>{host} est trop occupé (HTTP {status}) : ce qui est arrivé est conservé, réessayer un peu plus tard.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>The connection to {host} broke off: what has come is kept, try again.</source>
            <translation>La connexion à {host} s’est interrompue : ce qui est arrivé est conservé, réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>{host} refuses the download (HTTP {status}): see to QGIS's proxy and its password.</source>
            <translation>{host} refuse le téléchargement (HTTP {status}) : vérifier le proxy de QGIS et son mot de passe.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>{host} has no such file any more (HTTP {status}): import the file from elsewhere.</source>
            <translation>{host} n’a plus ce fichier (HTTP {status}) : importer le fichier depuis un autre endroit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>{host} answers HTTP {status}: try again later, or import the file from elsewhere.</source>
            <translation>{host} répond HTTP {status} : réessayer plus tard, ou importer le fichier depuis un autre endroit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>{host} can't be reached ({reason}): see to the network, and to QGIS's proxy settings.</source>
            <translation>{host} est injoignable ({reason}) : vérifier le réseau, et le proxy dans les préférences de QGIS.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/details.py" />
            <source>Details of the model</source>
            <translation>Détails du modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/details.py" />
            <source>Picture of {title}, or the colours of its classes</source>
            <translation>Image de {title}, ou couleurs de ses classes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/details.py" />
            <source>{count} Classes</source>
            <translation>{count} classes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/download.py" />
            <source>{address} is no https address: it is not asked.</source>
            <translation>{address} n’est pas une adresse https : elle n’est pas interrogée.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/download.py" />
            <source>The server sends from one address to the next without end: try again later.</source>
            <translation>Le serveur renvoie sans fin d’une adresse à l’autre : réessayer plus tard.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/importer.py" />
            <source>The engine can't be started ({reason}): see to its environment.</source>
            <translation>Impossible de démarrer le moteur ({reason}) : vérifier son environnement.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/importer.py" />
            <source>The engine ended without a word; too little memory is the usual reason.</source>
            <translation>Le moteur s’est terminé sans un mot ; le plus souvent, la mémoire ne suffit pas.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>Download a Model</source>
            <translation>Télécharger un modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>Models that can be downloaded</source>
            <translation>Modèles à télécharger</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>&amp;Models that IGN has published for orthos of 0.2 m</source>
            <translation>&amp;Modèles publiés par l’IGN pour des ortho-images à 0,2 m</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>{model}
Is installed already</source>
            <translation>{model}
Déjà installé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>Download</source>
            <translation>Télécharger</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>Choose a model: its licence and size are said before anything is loaded.</source>
            <translation>Choisir un modèle : sa licence et sa taille sont indiquées avant tout téléchargement.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>Download {size} MB</source>
            <translation>Télécharger {size} Mo</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>{description}

From {repository}, revision {revision}. With the download you accept its licence: {licence}.</source>
            <translation>{description}

De {repository}, révision {revision}. En le téléchargeant, vous acceptez sa licence : {licence}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>FLAIR-2 Models</source>
            <translation>Modèles FLAIR-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Installed &amp;models</source>
            <translation>&amp;Modèles installés</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>&amp;Import File…</source>
            <translation>&amp;Importer un fichier…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>A checkpoint (.pth, .ckpt, .safetensors) or a model package (.zip, model.json)</source>
            <translation>Un checkpoint (.pth, .ckpt, .safetensors) ou un paquet de modèle (.zip, model.json)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>&amp;Download…</source>
            <translation>&amp;Télécharger…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Choose among the models that IGN has published</source>
            <translation>Choisir parmi les modèles publiés par l’IGN</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>&amp;Remove…</source>
            <translation>&amp;Supprimer…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>&amp;Open Folder</source>
            <translation>&amp;Ouvrir le dossier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>No model is installed: import a file, or download a published one.</source>
            <translation>Aucun modèle n’est installé : importer un fichier, ou télécharger un modèle publié.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>This model came with the plugin, and goes with it</source>
            <translation>Ce modèle est arrivé avec l’extension, et part avec elle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Move this model to the trash</source>
            <translation>Mettre ce modèle à la corbeille</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>{name} is installed.</source>
            <translation>{name} est installé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Models ({kinds});;All files (*)</source>
            <translation>Modèles ({kinds});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Import a Model</source>
            <translation>Importer un modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Remove the model "{name}"? Its folder goes to the trash.</source>
            <translation>Supprimer le modèle « {name} » ? Son dossier va à la corbeille.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Remove a Model</source>
            <translation>Supprimer un modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>{name} (damaged)</source>
            <translation>{name} (endommagé)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/partial_file.py" />
            <source>Another QGIS is downloading {file}: wait for it.</source>
            <translation>Un autre QGIS télécharge {file} : attendre qu’il ait fini.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/partial_file.py" />
            <source>The disk of {folder} has {free} MB free, but {needed} MB are needed: make room.</source>
            <translation>Le disque de {folder} a {free} Mo libres, mais il en faut {needed} : faire de la place.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/partial_file.py" />
            <source>The server sends more of {file} than there is: nothing was kept, try again.</source>
            <translation>Le serveur envoie plus que {file} ne contient : rien n’a été conservé, réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/partial_file.py" />
            <source>What came as {file} is another file (its SHA-256 is {found}, not {wanted}) and was deleted: try again, or ask who runs your network's proxy.</source>
            <translation>Ce qui est arrivé sous le nom {file} est un autre fichier (son SHA-256 est {found}, et non {wanted}) et a été supprimé : réessayer, ou s’adresser aux responsables du proxy de votre réseau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/partial_file.py" />
            <source>{path} can't be written: {reason}.</source>
            <translation>Impossible d’écrire {path} : {reason}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>red</source>
            <translation>rouge</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>green</source>
            <translation>vert</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>blue</source>
            <translation>bleu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>near infrared</source>
            <translation>proche infrarouge</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>height above ground</source>
            <translation>hauteur du sursol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Bands of the ortho</source>
            <translation>Bandes de l’ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Can do without</source>
            <translation>Peut se passer de</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Sentinel-2</source>
            <translation>Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Pixel size</source>
            <translation>Taille des pixels</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>{metres} m</source>
            <translation>{metres} m</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Patch</source>
            <translation>Imagette</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>{pixels} × {pixels} pixels</source>
            <translation>{pixels} × {pixels} pixels</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Date of the ortho</source>
            <translation>Date de l’ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>needed</source>
            <translation>requise</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Scores</source>
            <translation>Scores</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Measured on</source>
            <translation>Mesurés sur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Trained on</source>
            <translation>Entraîné sur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Licence</source>
            <translation>Licence</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>came with the plugin</source>
            <translation>fourni avec l’extension</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Size on disk</source>
            <translation>Taille sur le disque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>{size} MB</source>
            <translation>{size} Mo</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>not needed</source>
            <translation>inutile</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>can do without; else bands {bands}</source>
            <translation>facultatif ; sinon, bandes {bands}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>needed, bands {bands}</source>
            <translation>requis, bandes {bands}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>{kind}, encoder {encoder}</source>
            <translation>{kind}, encodeur {encoder}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>none recorded</source>
            <translation>aucun enregistré</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>mean IoU in validation</source>
            <translation>IoU moyen en validation</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>mean IoU in test</source>
            <translation>IoU moyen en test</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>accuracy in test</source>
            <translation>exactitude en test</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>{bands}; {count} classes; {size} MB; licence {licence}</source>
            <translation>{bands} ; {count} classes ; {size} Mo ; licence {licence}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/progress_row.py" />
            <source>Progress of the model</source>
            <translation>Progression du modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/progress_row.py" />
            <source>&amp;Cancel</source>
            <translation>&amp;Annuler</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/progress_row.py" />
            <source>{text}: {done} of {total} MB</source>
            <translation>{text} : {done} sur {total} Mo</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/removal.py" />
            <source>{name} was moved to the trash.</source>
            <translation>{name} a été mis à la corbeille.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/removal.py" />
            <source>There is no trash here: {name} now lies in {folder}.</source>
            <translation>Il n’y a pas de corbeille ici : {name} se trouve maintenant dans {folder}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <location filename="../../flair2_plugin/desktop/provider.py" />
            <location filename="../../flair2_plugin/plugin.py" />
            <source>FLAIR-2 land cover</source>
            <translation>Occupation du sol FLAIR-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <location filename="../../flair2_plugin/desktop/settings.py" />
            <source>Leave blank for {folder}</source>
            <translation>Laisser vide pour {folder}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>The same setting as in Processing's options</source>
            <translation>Le même réglage que dans les options de traitements</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>Save and Open the Engine…</source>
            <translation>Enregistrer et ouvrir le moteur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>Save and Open the Models…</source>
            <translation>Enregistrer et ouvrir les modèles…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>Engine</source>
            <translation>Moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>&amp;Python of the engine</source>
            <translation>&amp;Python du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>&amp;Your models</source>
            <translation>&amp;Vos modèles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>&amp;List of past runs</source>
            <translation>&amp;Liste des traitements précédents</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>Saves the options and closes them: another window can't be used beside them</source>
            <translation>Enregistre les options et les ferme : une autre fenêtre n’est pas utilisable à côté d’elles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>In use now: {python}</source>
            <translation>Utilisé actuellement : {python}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/provider.py" />
            <source>FLAIR-2 land cover (aerial and Sentinel-2 images)</source>
            <translation>Occupation du sol FLAIR-2 (images aériennes et Sentinel-2)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>Id</source>
            <translation>Id</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>Class</source>
            <translation>Classe</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>Colour</source>
            <translation>Couleur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>km²</source>
            <translation>km²</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>%</source>
            <translation>%</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>{name}: {area} km², {share}</source>
            <translation>{name} : {area} km², {share}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/history.py" />
            <source>The list of past runs can't be written ({problem}): {path}</source>
            <translation>Impossible d’écrire la liste des traitements précédents ({problem}) : {path}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/layers.py" />
            <source>{ortho} — {day}</source>
            <translation>{ortho} — {day}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/layers.py" />
            <source>{name} (finished part)</source>
            <translation>{name} (partie terminée)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/layers.py" />
            <source>Polygons</source>
            <translation>Polygones</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/live_map.py" />
            <source>{title} (in the making)</source>
            <translation>{title} (en cours)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/preview.py" />
            <source>Preview</source>
            <translation>Aperçu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/preview.py" />
            <source>There is no ortho at this place: click on it.</source>
            <translation>Il n’y a pas d’ortho-image à cet endroit : cliquer dessus.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/question.py" />
            <source>The engine gave no answer ({reason}); see whether it is installed whole.</source>
            <translation>Le moteur n’a pas répondu ({reason}) ; vérifier que son installation est complète.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/question.py" />
            <source>no reason is known</source>
            <translation>aucune raison connue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/requests.py" />
            <location filename="../../flair2_plugin/desktop/runs/run.py" />
            <source>Processing has no algorithm flair2:classify: switch the plugin FLAIR-2 on again.</source>
            <translation>L’algorithme flair2:classify manque à la boîte à outils de traitements : réactiver l’extension FLAIR-2.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/run.py" />
            <source>The run can't be prepared; the log says why.</source>
            <translation>Impossible de préparer le traitement ; le journal dit pourquoi.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/run.py" />
            <source>The run ended without a map.</source>
            <translation>Le traitement s’est terminé sans carte.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/state.py" />
            <source>Starting the engine</source>
            <translation>Démarrage du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/state.py" />
            <source>Stopping</source>
            <translation>Arrêt en cours</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/state.py" />
            <source>Writing the map</source>
            <translation>Écriture de la carte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/state.py" />
            <source>Classifying tiles</source>
            <translation>Classement des tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/values.py" />
            <source>The area can't be written to {folder} ({problem}).</source>
            <translation>Impossible d’écrire la zone dans {folder} ({problem}).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/settings.py" />
            <source>Python of the engine</source>
            <translation>Python du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>Land Cover &amp;Panel</source>
            <translation>&amp;Panneau d’occupation du sol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>Show the panel that classifies land cover from an ortho and Sentinel-2 images</source>
            <translation>Afficher le panneau qui classe l’occupation du sol à partir d’une ortho-image et d’images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>&amp;Classify Land Cover…</source>
            <translation>&amp;Classer l’occupation du sol…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>&amp;Engine…</source>
            <translation>&amp;Moteur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>&amp;Models…</source>
            <translation>M&amp;odèles…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>&amp;Help</source>
            <translation>&amp;Aide</translation>
        </message>
        <message>
            <source>Instead of layers: a folder of dated rasters, or of one FLAIR super-area (*_data.npy, *_masks.npy, *_products.txt). A raster NAME_masks.tif (snow, cloud) beside NAME.tif lets cloudy dates be left out.</source>
            <translation type="vanished">Au lieu de couches : un dossier de rasters datés, ou d’une super-zone de FLAIR (*_data.npy, *_masks.npy, *_products.txt). Un raster NOM_masks.tif (neige, nuages) à côté de NOM.tif permet d’écarter les dates nuageuses.</translation>
        </message>
        <message>
            <source>The series covers this raster and 200 m around it, in its coordinate system: what a land-cover map of it needs.</source>
            <translation type="vanished">La série couvre ce raster et 200 m autour, dans son système de coordonnées : ce qu’il faut pour en faire une carte d’occupation du sol.</translation>
        </message>
        <message>
            <source>Instead of an ortho: the area, in any coordinate system. The series is in its UTM zone.</source>
            <translation type="vanished">Au lieu d’une ortho-image : la zone, dans un système de coordonnées quelconque. La série est dans son fuseau UTM.</translation>
        </message>
        <message>
            <source>{done} of {total} tiles</source>
            <translation type="vanished">{done} tuiles sur {total}</translation>
        </message>
        <message>
            <source>{count} outside the area are skipped</source>
            <translation type="vanished">{count} ignorées, hors de la zone</translation>
        </message>
        <message>
            <source>The ortho's values that mean black and white. Leave unset for 8- and 16-bit orthos; floating-point ones need it.</source>
            <translation type="vanished">Les valeurs de l’ortho-image qui signifient noir et blanc. Laisser vide pour les ortho-images à 8 et 16 bits ; celles à virgule flottante en ont besoin.</translation>
        </message>
        <message>
            <source>When the ortho was taken, as 2021-07-09 10:30. Needed by models trained with acquisition metadata only.</source>
            <translation type="vanished">Date et heure de la prise de vue, sous la forme 2021-07-09 10:30. Nécessaire seulement aux modèles entraînés avec les métadonnées d’acquisition.</translation>
        </message>
        <message>
            <source>The ortho's camera, for models trained with acquisition metadata: an UltraCam Eagle (UCE) or another.</source>
            <translation type="vanished">La caméra de l’ortho-image, pour les modèles entraînés avec les métadonnées d’acquisition : une UltraCam Eagle (UCE) ou une autre (other).</translation>
        </message>
        <message>
            <source>The model "{model}" was trained with acquisition metadata: say when the ortho was taken ("Ortho taken on", among the advanced parameters).</source>
            <translation type="vanished">Le modèle « {model} » a été entraîné avec les métadonnées d’acquisition : indiquer la date de prise de vue (« Prise de vue de l’ortho-image », dans les paramètres avancés).</translation>
        </message>
        <message>
            <source>Open an ortho file…</source>
            <translation type="vanished">Ouvrir un fichier d’ortho-image…</translation>
        </message>
        <message>
            <source>The ortho holds {kind} values: give the values of black and white, in the details.</source>
            <translation type="vanished">L’ortho-image contient des valeurs {kind} : indiquer les valeurs du noir et du blanc, dans les détails.</translation>
        </message>
        <message>
            <source>No date in "{name}": put one there (S2_20210403), or give a table of dates, in the details.</source>
            <translation type="vanished">Pas de date dans « {name} » : y en mettre une (S2_20210403), ou indiquer un tableau de dates, dans les détails.</translation>
        </message>
    </context>
</TS>
